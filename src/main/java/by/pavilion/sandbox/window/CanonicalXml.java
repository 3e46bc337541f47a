package by.pavilion.sandbox.window;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.ProcessingInstruction;
import org.w3c.dom.Text;

/**
 * Inclusive Canonical XML 1.0 without comments, of a message or of one element in it. Attributes in the namespace
 * {@code xml} are not carried down to an element that is taken by itself: messages of customs have none.
 */
final class CanonicalXml {
    private final StringBuilder out = new StringBuilder();
    private final @Nullable Element without;

    private CanonicalXml(@Nullable Element without) {
        this.without = without;
    }

    /** The whole document, leaving out one element with all that is in it. */
    static byte[] of(Document document, Element without) {
        CanonicalXml canonical = new CanonicalXml(without);
        boolean behindRoot = false;
        for (Node node = document.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element root) {
                canonical.element(root, new TreeMap<>(), declarations(root));
                behindRoot = true;
            } else if (node instanceof ProcessingInstruction instruction) {
                canonical.out.append(behindRoot ? "\n" : "");
                canonical.instruction(instruction);
                canonical.out.append(behindRoot ? "" : "\n");
            }
        }
        return canonical.bytes();
    }

    /** One element, which says all the namespaces that it stands in. */
    static byte[] of(Element element) {
        Map<String, String> inScope = new TreeMap<>();
        for (Node node = element; node instanceof Element ancestor; node = node.getParentNode()) {
            declarations(ancestor).forEach(inScope::putIfAbsent);
        }
        CanonicalXml canonical = new CanonicalXml(null);
        canonical.element(element, new TreeMap<>(), inScope);
        return canonical.bytes();
    }

    /**
     * Prints an element.
     *
     * @param printed namespaces by prefix as the output has declared them around the element
     * @param declared namespaces by prefix that the element declares
     */
    private void element(Element element, Map<String, String> printed, Map<String, String> declared) {
        out.append('<').append(element.getTagName());
        Map<String, String> inside = declared.isEmpty() ? printed : new TreeMap<>(printed);
        declared.forEach((prefix, uri) -> {
            if (!uri.equals(printed.getOrDefault(prefix, ""))) {
                attribute(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, uri);
                inside.put(prefix, uri);
            }
        });
        attributes(element).values().forEach(attribute -> attribute(attribute.getName(), attribute.getValue()));
        out.append('>');
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child && child != without) {
                element(child, inside, declarations(child));
            } else if (node instanceof Text text) {
                text(text.getData());
            } else if (node instanceof ProcessingInstruction instruction) {
                instruction(instruction);
            }
        }
        out.append("</").append(element.getTagName()).append('>');
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '"' -> out.append("&quot;");
                case '\t' -> out.append("&#x9;");
                case '\n' -> out.append("&#xA;");
                case '\r' -> out.append("&#xD;");
                default -> out.append(c);
            }
        }
        out.append('"');
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#xD;");
                default -> out.append(c);
            }
        }
    }

    private void instruction(ProcessingInstruction instruction) {
        String data = instruction.getData();
        out.append("<?").append(instruction.getTarget()).append(data.isEmpty() ? "" : " " + data);
        out.append("?>");
    }

    /** What the element declares by itself. */
    private static Map<String, String> declarations(Element element) {
        if (!element.hasAttributes()) {
            return Map.of();
        }
        Map<String, String> declarations = new TreeMap<>();
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (isDeclaration(attribute)) {
                String prefix = attribute.getPrefix() == null ? "" : attribute.getLocalName();
                declarations.put(prefix, attribute.getValue());
            }
        }
        return declarations;
    }

    /** All other attributes, sorted by namespace, then by name. */
    private static Map<String, Attr> attributes(Element element) {
        if (!element.hasAttributes()) {
            return Map.of();
        }
        Map<String, Attr> sorted = new TreeMap<>();
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (!isDeclaration(attribute)) {
                String namespace = attribute.getNamespaceURI() == null ? "" : attribute.getNamespaceURI();
                sorted.put(namespace + "\0" + attribute.getLocalName(), attribute);
            }
        }
        return sorted;
    }

    private static boolean isDeclaration(Attr attribute) {
        return XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI());
    }

    private byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
