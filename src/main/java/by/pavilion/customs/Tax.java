package by.pavilion.customs;

/** The taxes on imported goods, in the order in which each enters the base of the next. */
public enum Tax {
    TARIFF,
    CONSUMPTION,
    VAT
}
