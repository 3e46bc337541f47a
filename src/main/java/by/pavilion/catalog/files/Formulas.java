package by.pavilion.catalog.files;

import com.fasterxml.aalto.UncheckedStreamException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Whether the program that wrote a workbook has worked its formulas out. A spreadsheet works out all of them, a script none. The
 * library does not say of which type a cell without a value is, and only of a text is that a value.
 */
final class Formulas {
    private @Nullable String type;
    private boolean formula;
    private boolean value;
    private boolean inValue;

    private Formulas() {}

    static boolean areWorkedOut(Path workbook) throws IOException {
        try (ZipFile archive = new ZipFile(workbook.toFile())) {
            Enumeration<? extends ZipEntry> parts = archive.entries();
            while (parts.hasMoreElements()) {
                try (InputStream part = archive.getInputStream(parts.nextElement())) {
                    if (!new Formulas().areWorkedOut(part)) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    private boolean areWorkedOut(InputStream part) throws IOException {
        try {
            XMLStreamReader xml = SheetCheck.FACTORY.createXMLStreamReader(part);
            try {
                while (xml.hasNext()) {
                    if (!isFine(xml, xml.next())) {
                        return false;
                    }
                }
                return true;
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | UncheckedStreamException e) {
            if (!Retries.isOfTheFile(e)) {
                throw new IOException("a part of a workbook cannot be read", e);
            }
            return true; // no sheet, or one that is not read beyond either
        }
    }

    private boolean isFine(XMLStreamReader xml, int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> begin(xml);
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> value |= inValue;
            case XMLStreamConstants.END_ELEMENT -> {
                inValue = false;
                return !xml.getLocalName().equals("c") || !formula || value || "str".equals(type);
            }
            default -> {}
        }
        return true;
    }

    private void begin(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "c" -> {
                type = xml.getAttributeValue(null, "t");
                formula = false;
                value = false;
            }
            case "f" -> formula = true;
            case "v" -> inValue = true;
            case "is" -> value = true;
            default -> {}
        }
    }
}
