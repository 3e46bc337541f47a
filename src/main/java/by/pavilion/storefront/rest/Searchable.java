package by.pavilion.storefront.rest;

import by.pavilion.shared.PlainText;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words as people type them: nothing in them that cannot be seen or turns the direction of writing around. */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Searchable.Check.class)
@interface Searchable {
    String message() default "hidden-characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks at the characters; tabs and ends of lines are taken for spaces. */
    class Check implements ConstraintValidator<Searchable, String> {
        private static final Pattern SPACES = Pattern.compile("[\\t\\r\\n]");

        @Override
        public boolean isValid(@Nullable String words, ConstraintValidatorContext context) {
            return words == null || !PlainText.hasHidden(SPACES.matcher(words).replaceAll(" "));
        }
    }
}
