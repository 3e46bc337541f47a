package by.pavilion.channel.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** @param code is used once and never shown; its text does not show it either */
record AuthorizationRequest(
        @NotNull @Pattern(regexp = "[!-~]{1,200}", message = "malformed-code")
        String code) {
    @Override
    public String toString() {
        return "AuthorizationRequest[]";
    }
}
