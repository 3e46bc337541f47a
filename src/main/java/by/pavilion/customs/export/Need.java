package by.pavilion.customs.export;

/** How firmly a certificate is asked for. */
public enum Need {
    REQUIRED,
    /** Some goods of the kind need it: ask the authority. */
    CASE_BY_CASE,
    /** Only when somebody asks for it. */
    ON_REQUEST
}
