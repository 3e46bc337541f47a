package by.pavilion.shared.rest;

import by.pavilion.shared.FieldError;
import java.util.List;

/**
 * What a use case would refuse in a body. It is asked when the body does not fit its type or its constraints, about what fits,
 * so that the caller is told of everything at once; a body that fits goes to the use case itself.
 *
 * @param <T> the body
 */
public interface BodyCheck<T> {
    Class<T> type();

    /** Everything that the use case would refuse. Nothing is changed. */
    List<FieldError> errorsIn(T body);
}
