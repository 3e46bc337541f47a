package by.pavilion.customs.ceb;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a message that came from outside, by namespace and local name, whatever prefix it had.
 *
 * @param text its own text, without that of its children
 */
record XmlElement(
        String namespace, String name, Map<String, String> attributes, String text, List<XmlElement> children) {
    private static final int DEEPEST = 20;
    private static final int MOST_ELEMENTS = 100_000;
    private static final XMLInputFactory FACTORY = factory();

    /**
     * Reads a whole message.
     *
     * @throws UnreadableMessage when it is longer than allowed, not well-formed, holds a document type, or is nested too deep
     */
    static XmlElement read(byte[] message, int mostBytes) throws UnreadableMessage {
        if (message.length > mostBytes) {
            throw new UnreadableMessage("longer than " + mostBytes + " bytes");
        }
        try {
            return read(FACTORY.createXMLStreamReader(new ByteArrayInputStream(message)));
        } catch (XMLStreamException e) {
            throw new UnreadableMessage("not well-formed XML");
        }
    }

    private static XmlElement read(XMLStreamReader in) throws XMLStreamException, UnreadableMessage {
        Deque<Open> open = new ArrayDeque<>();
        int elements = 0;
        while (true) {
            switch (in.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new UnreadableMessage("a document type or entity is not allowed");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() == DEEPEST || ++elements > MOST_ELEMENTS) {
                        throw new UnreadableMessage("too many elements");
                    }
                    open.push(new Open(in));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty()) {
                        open.peek().text.append(in.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    XmlElement closed = open.pop().close();
                    if (open.isEmpty()) {
                        requireEnd(in);
                        return closed;
                    }
                    open.peek().children.add(closed);
                }
                case XMLStreamConstants.END_DOCUMENT -> throw new UnreadableMessage("no element");
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
    }

    private static void requireEnd(XMLStreamReader in) throws XMLStreamException {
        while (in.hasNext()) {
            in.next();
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** Most elements have neither attributes nor children. */
    private static final class Open {
        private final String namespace;
        private final String name;
        private final Map<String, String> attributes;
        private final StringBuilder text = new StringBuilder();
        private final List<XmlElement> children = new ArrayList<>();

        Open(XMLStreamReader in) {
            String uri = in.getNamespaceURI();
            namespace = uri == null ? "" : uri;
            name = in.getLocalName();
            attributes = in.getAttributeCount() == 0 ? Map.of() : attributes(in);
        }

        private static Map<String, String> attributes(XMLStreamReader in) {
            Map<String, String> attributes = new TreeMap<>();
            for (int index = 0; index < in.getAttributeCount(); index++) {
                attributes.put(in.getAttributeLocalName(index), in.getAttributeValue(index));
            }
            return Collections.unmodifiableMap(attributes);
        }

        XmlElement close() {
            return new XmlElement(
                    namespace,
                    name,
                    attributes,
                    text.toString(),
                    children.isEmpty() ? List.of() : Collections.unmodifiableList(children));
        }
    }

    boolean is(String wantedNamespace, String wantedName) {
        return name.equals(wantedName) && namespace.equals(wantedNamespace);
    }

    Optional<XmlElement> child(String wanted) {
        for (XmlElement element : children) {
            if (element.is(namespace, wanted)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /** The child's text without spaces around it; empty when there is no such child or nothing in it. */
    Optional<String> find(String wanted) {
        for (XmlElement element : children) { // a plain loop: of each receipt a dozen are asked for
            if (element.is(namespace, wanted)) {
                String found = element.text().strip();
                return found.isEmpty() ? Optional.empty() : Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** @throws UnreadableMessage when the child is missing, empty or too long */
    String require(String wanted, int longest) throws UnreadableMessage {
        String found = find(wanted).orElseThrow(() -> new UnreadableMessage(name + " has no " + wanted));
        if (found.length() > longest) {
            throw new UnreadableMessage(wanted + " is longer than " + longest);
        }
        return found;
    }

    /** Like {@link #require} for what may be absent. */
    Optional<String> optional(String wanted, int longest) throws UnreadableMessage {
        Optional<String> found = find(wanted);
        if (found.isPresent() && found.get().length() > longest) {
            throw new UnreadableMessage(wanted + " is longer than " + longest);
        }
        return found;
    }
}
