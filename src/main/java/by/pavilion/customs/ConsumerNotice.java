package by.pavilion.customs;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a buyer has to read and accept before a purchase.
 *
 * @param language of the text, {@code url} says where it stands; one of both may be empty
 * @param validUntil the first day on which nobody can accept it any more; empty while no end is known
 */
public record ConsumerNotice(
        String version,
        String language,
        Optional<String> text,
        Optional<String> url,
        String source,
        LocalDate validFrom,
        Optional<LocalDate> validUntil) {}
