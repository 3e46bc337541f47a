package by.pavilion.customs.rest;

import by.pavilion.customs.CustomsMode;

/** A mode of retail import by its code. */
public record ModeParameter(CustomsMode mode) {

    /** @throws IllegalArgumentException when it is none of ours */
    public static ModeParameter fromString(String code) {
        return new ModeParameter(CustomsMode.ofCode(code));
    }
}
