package by.pavilion.customs.rest;

import by.pavilion.customs.Provinces;
import by.pavilion.shared.ProblemType;

/**
 * The province asked about; what is none of the mainland is refused as a wrong parameter.
 *
 * @param name full or short, as it was written
 */
public record ProvinceParameter(String name) {
    private static final ProblemType INVALID = new ProblemType("invalid-parameter", 400);

    public static ProvinceParameter fromString(String text) {
        if (!Provinces.isServed(text)) {
            throw INVALID.at("province", "province-not-served");
        }
        return new ProvinceParameter(text);
    }
}
