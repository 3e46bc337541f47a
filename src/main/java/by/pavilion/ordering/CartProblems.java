package by.pavilion.ordering;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.Problem;
import java.util.List;
import java.util.Map;

/** Every refusal about carts. */
final class CartProblems {
    private CartProblems() {}

    /** There is no such cart, or it is another storefront's, or it was forgotten. */
    static Problem noSuchCart() {
        return OrderingProblems.NOT_FOUND.problem();
    }

    static FieldError unknownCart() {
        return new FieldError("/cartId", "unknown-cart", Map.of());
    }

    static FieldError emptyCart() {
        return new FieldError("/cartId", "empty-cart", Map.of());
    }

    /** Lines and a cart: nobody can tell which is meant. */
    static FieldError cartAndLines() {
        return new FieldError("/cartId", "cart-and-lines", Map.of());
    }

    static Problem noSuchOtherCart() {
        return OrderingProblems.validation(List.of(unknownCart()));
    }

    static Problem sameCart() {
        return OrderingProblems.validation(List.of(new FieldError("/cartId", "same-cart", Map.of())));
    }

    static Problem tooManyTogether(int most) {
        return OrderingProblems.validation(List.of(new FieldError("/cartId", "too-many", Map.of("max", most))));
    }

    static Problem tooManyLines(int most) {
        return OrderingProblems.validation(List.of(new FieldError("/lines", "too-many", Map.of("max", most))));
    }
}
