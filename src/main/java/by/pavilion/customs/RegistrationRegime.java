package by.pavilion.customs;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regulation under which foreign makers of food are registered. A registration of its time stays good when the next
 * regulation comes.
 *
 * @param numberForm what its numbers look like
 */
record RegistrationRegime(
        String regime,
        Pattern numberForm,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) implements Dated {}
