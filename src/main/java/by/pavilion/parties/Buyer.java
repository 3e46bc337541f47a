package by.pavilion.parties;

import java.util.Locale;

/**
 * Who orders and is taxed, by a Chinese resident identity card. The texts are as given, without spaces around them; whether
 * they may be ordered with is for the one who takes the order to check.
 */
public record Buyer(String name, String idNumber, String phone) {
    public Buyer {
        name = name.strip();
        idNumber = idNumber.strip().toUpperCase(Locale.ROOT);
        phone = phone.strip();
    }

    @Override
    public String toString() {
        return "Buyer[" + MaskedRecipient.nameOf(name) + "]";
    }
}
