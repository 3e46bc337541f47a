package by.pavilion.customs.rest;

import by.pavilion.customs.export.DocumentKind;
import by.pavilion.customs.export.ExportDocument;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The documents that a consignment has, in what forms, and what each lacks yet. */
record DocumentList(List<Entry> items) {
    static final String PDF = "application/pdf";

    record Entry(DocumentKind kind, String number, List<String> mediaTypes, List<ExportDocument.Missing> missing) {
        static Entry of(ExportDocument document) {
            return new Entry(
                    document.kind(),
                    document.number(),
                    document.kind().isPrinted()
                            ? List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, PDF)
                            : List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML),
                    document.missing());
        }
    }

    static DocumentList of(List<ExportDocument> documents) {
        return new DocumentList(documents.stream().map(Entry::of).toList());
    }
}
