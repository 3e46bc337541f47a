package by.pavilion.ordering;

import by.pavilion.pricing.AppliedPromotion;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON columns of a line. Old rows stay readable: fields may be added to their records, not renamed. */
final class LineJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();
    private static final TypeReference<List<TaxReason>> TAX_REASONS = new TypeReference<>() {};

    private static final TypeReference<List<AppliedPromotion>> PROMOTIONS = new TypeReference<>() {};

    private static final int MOST_KNOWN = 2_000;

    /** The same piece is in the lines of many orders, and each step of each of them reads it. */
    private static final Cache<String, DeclaredGoods> KNOWN_GOODS = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(MOST_KNOWN)
            .build();

    private LineJson() {}

    static String print(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value, e);
        }
    }

    static DeclaredGoods declaredGoods(String json) {
        DeclaredGoods known = KNOWN_GOODS.getIfPresent(json);
        if (known == null) {
            known = readGoods(json);
            KNOWN_GOODS.put(json, known);
        }
        return known;
    }

    private static DeclaredGoods readGoods(String json) {
        try {
            return JSON.readValue(json, DeclaredGoods.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no declared goods: " + json, e);
        }
    }

    static List<AppliedPromotion> promotions(@Nullable String json) {
        try {
            return json == null ? List.of() : JSON.readValue(json, PROMOTIONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no promotions: " + json, e);
        }
    }

    static List<TaxReason> taxReasons(String json) {
        try {
            return JSON.readValue(json, TAX_REASONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no reasons of tax: " + json, e);
        }
    }
}
