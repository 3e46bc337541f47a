package by.pavilion.merchant.rest;

import by.pavilion.merchant.Application;
import by.pavilion.shared.rest.Plain;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Whom to speak to. */
record ContactBody(
        @NotBlank @Size(max = 100) @Plain String name,

        @NotNull @Pattern(regexp = "\\+?[0-9 ()-]{5,30}", message = "malformed")
        String phone,

        @NotNull @Size(max = 250) @Plain @Pattern(regexp = "[^@\\s]+@[^@\\s]+", message = "malformed")
        String email) {

    static ContactBody of(Application.Contact contact) {
        return new ContactBody(contact.name(), contact.phone(), contact.email());
    }

    Application.Contact toContact() {
        return new Application.Contact(name, phone, email);
    }

    @Override
    public String toString() {
        return "ContactBody";
    }
}
