package by.pavilion.merchant;

import java.util.Optional;

/** A merchant with whom to speak to and where its money goes, which are personal data. */
public record Application(MerchantProfile merchant, Optional<Contact> contact, Optional<String> bankReference) {
    public record Contact(String name, String phone, String email) {
        @Override
        public String toString() {
            return "Contact";
        }
    }

    @Override
    public String toString() {
        return "Application[" + merchant.id() + "]";
    }
}
