package by.pavilion.shared.rest;

import by.pavilion.shared.PlainText;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text without markup and hidden characters: whatever people read of each other. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Plain.Check.class)
public @interface Plain {
    String message() default "markup";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Tells by its reason what is in the text. */
    class Check implements ConstraintValidator<Plain, String> {
        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            Optional<String> objection = text == null ? Optional.empty() : PlainText.objection(text);
            objection.ifPresent(reason -> {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(reason).addConstraintViolation();
            });
            return objection.isEmpty();
        }
    }
}
