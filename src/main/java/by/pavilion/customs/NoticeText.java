package by.pavilion.customs;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A notice for consumers in one language; its text, where that stands, or both. */
record NoticeText(
        String version,
        String language,
        @Nullable String text,
        @Nullable String url,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements Dated {}
