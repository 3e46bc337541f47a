package by.pavilion.shared.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which part of a list is wanted. A resource takes it as {@code @Valid @BeanParam Paging paging}. */
public class Paging {
    static final int LONGEST_CURSOR = 500;

    @QueryParam("limit")
    @DefaultValue("20")
    @Min(1)
    @Max(100)
    int limit;

    @QueryParam("cursor")
    @Size(max = LONGEST_CURSOR)
    @OurCursor
    @Nullable
    String cursor;

    /** How many items at most, 1 to 100. */
    public int limit() {
        return limit;
    }

    /** The {@code next} of the page before; null for the first page. */
    public @Nullable String cursor() {
        return cursor;
    }
}
