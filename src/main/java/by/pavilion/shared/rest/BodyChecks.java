package by.pavilion.shared.rest;

import by.pavilion.shared.FieldError;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Asks the use cases what they would refuse in a body that is refused already. */
@Singleton
class BodyChecks {
    private final Instance<BodyCheck<?>> checks;

    BodyChecks(@Any Instance<BodyCheck<?>> checks) {
        this.checks = checks;
    }

    List<FieldError> errorsIn(Object body) {
        List<FieldError> errors = new ArrayList<>();
        checks.forEach(check -> errors.addAll(errorsIn(body, check)));
        return errors;
    }

    private static <T> List<FieldError> errorsIn(Object body, BodyCheck<T> check) {
        return check.type().isInstance(body) ? check.errorsIn(check.type().cast(body)) : List.of();
    }
}
