package by.pavilion.customs.export;

import by.pavilion.customs.Dated;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One row of a code table: a word of ours, the Union's code for it, and where that stands. */
record ExportCode(
        CodeList list,
        String word,
        String code,
        String nameEn,
        String nameRu,
        Basis basis,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements Dated {}
