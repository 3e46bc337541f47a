package by.pavilion.catalog.files;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Whether a sheet may be given to the library that reads it: that keeps a place for each column up to the one that a cell
 * names, takes its time for long numbers, and works formulas out again that cells share. The parser is the library's, so that
 * both see the same.
 */
final class SheetCheck {
    /** XFD, as in every spreadsheet. */
    private static final int LAST_COLUMN = 16_384;

    private static final int LETTERS = 26;

    private static final int MOST_ARRAY_FORMULAS = 1_000;

    /** What a cell of a spreadsheet may hold, unless its text stands elsewhere. */
    private static final int LONGEST = 32_767;

    /** Of formulas, as often as they are shared. */
    private static final long MOST_CHARACTERS = 20_000_000;

    static final XMLInputFactory FACTORY = factory();

    private final Map<String, Integer> sharedLengths = new HashMap<>();
    private long characters;
    private int arrayFormulas;

    /** How deep inside a value or a formula; 0 outside. */
    private int depth;

    private boolean inData;
    private boolean inCell;
    private boolean ofNumber;
    private boolean inFormula;
    private @Nullable String shared;
    private int length;

    private SheetCheck() {}

    /** What has no rows is fine, and so is what cannot be read: there the library's way ends as well. */
    static boolean isFine(InputStream part) {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(part);
            try {
                return new SheetCheck().isFine(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | UncheckedStreamException e) {
            return true;
        }
    }

    private boolean isFine(XMLStreamReader xml) throws XMLStreamException {
        boolean fine = true;
        while (fine && xml.hasNext()) {
            fine = switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> isInData(xml) ? begin(xml) : true;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    hold(xml.getTextLength());
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                default -> true;
            };
        }
        return fine;
    }

    /** The library looks for the rows wherever they stand, whatever the part is called. */
    private boolean isInData(XMLStreamReader xml) {
        inData |= xml.getLocalName().equals("sheetData");
        return inData;
    }

    private boolean begin(XMLStreamReader xml) {
        String name = xml.getLocalName();
        boolean ofCell = name.equals("v") || name.equals("f");
        if (depth > 0) {
            depth++;
            return !ofCell && !name.equals("c"); // where one begins within another, each reader sees something else
        }
        if (ofCell) {
            depth = 1;
            length = 0;
            inFormula = name.equals("f");
            String type = xml.getAttributeValue(null, "t");
            shared = "shared".equals(type) ? number(xml.getAttributeValue(null, "si")) : null;
            arrayFormulas += "array".equals(type) ? 1 : 0;
        } else if (name.equals("c")) {
            String type = xml.getAttributeValue(null, "t");
            ofNumber = type == null || type.equals("n");
            boolean nested = inCell;
            inCell = true;
            return !nested && isCell(xml.getAttributeValue(null, "r"));
        }
        return arrayFormulas <= MOST_ARRAY_FORMULAS;
    }

    /** As the library compares it, to which 00 is 0. */
    private static String number(@Nullable String shared) {
        try {
            return shared == null ? "" : String.valueOf(Integer.parseInt(shared));
        } catch (NumberFormatException e) {
            return shared; // here the library's way ends
        }
    }

    /** A text may be as long as it likes: its row is refused then, and no other. */
    private boolean hold(int more) {
        length += depth > 0 && (inFormula || ofNumber) ? more : 0;
        return length <= LONGEST;
    }

    private boolean end(String name) {
        if (depth > 0) {
            depth--;
        } else if (name.equals("c")) {
            inCell = false;
        }
        if (depth == 0 && inFormula) {
            inFormula = false;
            if (shared == null) {
                characters += length;
            } else {
                characters += sharedLengths.merge(shared, length, Math::max);
            }
        }
        return characters <= MOST_CHARACTERS;
    }

    private static boolean isCell(@Nullable String reference) {
        int column = 0;
        for (int place = 0; reference != null && place < reference.length(); place++) {
            char character = reference.charAt(place);
            if (character >= '0' && character <= '9') {
                return true;
            }
            if (character != '$') {
                int letter = Character.toUpperCase(character) - 'A';
                column = column * LETTERS + letter + 1;
                if (letter < 0 || letter >= LETTERS || column > LAST_COLUMN) {
                    return false;
                }
            }
        }
        return true;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
