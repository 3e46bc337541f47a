package by.pavilion.customs.ceb;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Prints elements of a business message one after the other, in the order in which it is called. */
final class CebPrinter {
    static final String NAMESPACE = "http://www.chinaport.gov.cn/ceb";
    static final String DECLARE = "2";
    static final String IMPORT = "I";
    static final String YUAN = "142";
    static final String IDENTITY_CARD = "1";
    private static final String PREFIX = "ceb";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n\\t]+");
    /** The JDK's own, whatever else is on the class path. It prints to characters: its byte form breaks rare characters. */
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final StringWriter text = new StringWriter(4096);
    private final XMLStreamWriter out;

    CebPrinter(String message, String guid) {
        try {
            out = FACTORY.createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            out.writeStartElement(PREFIX, message, NAMESPACE);
            out.writeNamespace(PREFIX, NAMESPACE);
            out.writeAttribute("guid", guid);
            out.writeAttribute("version", "1.0");
        } catch (XMLStreamException e) {
            throw unexpected(e);
        }
    }

    void open(String element) {
        try {
            out.writeStartElement(PREFIX, element, NAMESPACE);
        } catch (XMLStreamException e) {
            throw unexpected(e);
        }
    }

    void close() {
        try {
            out.writeEndElement();
        } catch (XMLStreamException e) {
            throw unexpected(e);
        }
    }

    /** Text in one line: line breaks and tabs become spaces. */
    void text(String element, String value) {
        open(element);
        try {
            out.writeCharacters(inOneLine(value));
        } catch (XMLStreamException e) {
            throw unexpected(e);
        }
        close();
    }

    private static String inOneLine(String value) {
        return (isOneLine(value) ? value : LINE_BREAKS.matcher(value).replaceAll(" ")).strip();
    }

    /** A plain loop: a list has a hundred texts and more. */
    private static boolean isOneLine(String value) {
        for (int index = 0; index < value.length(); index++) {
            if (value.charAt(index) < ' ') {
                return false;
            }
        }
        return true;
    }

    /** The element only where there is a value. */
    void optional(String element, @Nullable String value) {
        if (value != null) {
            text(element, value);
        }
    }

    /** Without exponent, grouping and idle zeros. */
    void number(String element, BigDecimal value) {
        text(element, value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
    }

    void whole(String element, int value) {
        text(element, Integer.toString(value));
    }

    void time(String element, LocalDateTime value) {
        text(element, TIME.format(value));
    }

    void day(String element, LocalDateTime value) {
        text(element, DAY.format(value));
    }

    /** Code and name of a firm in a role: {@code ebpCode}, {@code ebpName}. */
    void firm(String role, Firm firm) {
        text(role + "Code", firm.code());
        text(role + "Name", firm.name());
    }

    byte[] end() {
        try {
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw unexpected(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static IllegalStateException unexpected(XMLStreamException e) {
        return new IllegalStateException("writing XML to memory cannot fail", e);
    }
}
