package by.pavilion.customs.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The XML form of a document: the very members of its JSON form as elements of the same names, those of a list as
 * {@code item}s. So the two forms cannot differ.
 */
@ApplicationScoped
public class DocumentXml {
    static final String NAMESPACE = "urn:pavilion:export:1";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final ObjectMapper json;

    DocumentXml(ObjectMapper json) {
        this.json = json;
    }

    public byte[] print(ExportDocument document) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = FACTORY.createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            out.writeStartElement("document");
            out.writeDefaultNamespace(NAMESPACE);
            content(out, json.valueToTree(document));
            out.writeEndElement();
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML to memory cannot fail", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void content(XMLStreamWriter out, JsonNode node) throws XMLStreamException {
        if (node.isObject()) {
            for (var member : node.properties()) {
                element(out, member.getKey(), member.getValue());
            }
        } else if (node.isArray()) {
            for (JsonNode item : node) {
                element(out, "item", item);
            }
        } else {
            out.writeCharacters(node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asText());
        }
    }

    private static void element(XMLStreamWriter out, String name, JsonNode content) throws XMLStreamException {
        if (content.isNull()) {
            return;
        }
        out.writeStartElement(name);
        content(out, content);
        out.writeEndElement();
    }
}
