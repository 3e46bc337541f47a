package by.pavilion.shared.rest;

import by.pavilion.shared.Cursor;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A cursor that we have given out: told together with the other parameters, before a list is asked for. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OurCursor.Check.class)
@interface OurCursor {
    String message() default "malformed-cursor";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Reads the cursor; one that is absent is fine. */
    class Check implements ConstraintValidator<OurCursor, String> {
        @Override
        public boolean isValid(@Nullable String cursor, ConstraintValidatorContext context) {
            return cursor == null || cursor.length() > Paging.LONGEST_CURSOR || Cursor.isOurs(cursor);
        }
    }
}
