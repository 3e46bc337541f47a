package by.pavilion.sandbox.window;

import by.pavilion.sandbox.ceb.CebWriter;
import by.pavilion.sandbox.window.CustomsMessage.Entry;
import by.pavilion.sandbox.window.FieldTables.Field;
import by.pavilion.sandbox.window.FieldTables.Layout;
import by.pavilion.sandbox.window.SafeXml.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Reads a message element by element against the field tables: names, order, lengths, constants, counts. */
final class MessageReader {
    private static final int MOST_DOCUMENTS = 100;
    private static final int MOST_LINES = 99;
    private static final int MOST_SUBSCRIPTIONS = 5;
    private static final int MOST_FAULTS = 20;

    private final FieldTables tables = new FieldTables();

    /** The message breaks the format; answered by a 900. */
    static final class FormatFault extends Exception {
        private static final long serialVersionUID = 1;
        final String messageType;

        FormatFault(String messageType, List<String> faults) {
            super(String.join("; ", faults));
            this.messageType = messageType;
        }
    }

    CustomsMessage read(String message) throws FormatFault {
        Document xml;
        try {
            xml = SafeXml.parse(message.getBytes(StandardCharsets.UTF_8));
        } catch (Unreadable malformed) {
            throw new FormatFault("Unknown", List.of("not well-formed XML: " + malformed.getMessage()));
        }
        Element root = xml.getDocumentElement();
        String type = String.valueOf(root.getLocalName());
        if (!CebWriter.NAMESPACE.equals(root.getNamespaceURI())) {
            throw new FormatFault("Unknown", List.of("the root is not in the namespace " + CebWriter.NAMESPACE));
        }
        DocumentKind kind = DocumentKind.ofMessage(type)
                .orElseThrow(() -> new FormatFault(type, List.of("this window does not take " + type)));
        Layout layout = tables.message(type).orElseThrow();
        Reading reading = new Reading(root, layout);
        if (!reading.faults.isEmpty()) {
            throw new FormatFault(type, reading.faults);
        }
        return new CustomsMessage(kind, reading.entries, reading.transfer, reading.subscriptions, xml);
    }

    /** One pass over the root's children. */
    private final class Reading {
        final List<String> faults = new ArrayList<>();
        final List<Entry> entries = new ArrayList<>();
        final List<Map<String, String>> subscriptions = new ArrayList<>();
        Map<String, String> transfer = Map.of();

        Reading(Element root, Layout layout) {
            requireAttribute(root, "guid", 36, 36);
            requireAttribute(root, "version", 1, 10);
            String stage = layout.document();
            int transfers = 0;
            for (Element child : SafeXml.children(root)) {
                String name = String.valueOf(child.getLocalName());
                if (rank(layout, name) < rank(layout, stage)) {
                    fault(name + " stands behind " + stage);
                }
                stage = rank(layout, name) < Integer.MAX_VALUE ? name : stage;
                if (name.equals(layout.document())) {
                    entries.add(entry(child, layout));
                } else if (name.equals("BaseTransfer")) {
                    transfer = part(child, tables.shared(name), "");
                    transfers++;
                } else if (name.equals("BaseSubscribe")) {
                    subscriptions.add(part(child, tables.shared(name), ""));
                } else if (rank(layout, name) == Integer.MAX_VALUE) {
                    fault("unexpected element " + child.getNodeName());
                }
            }
            requireCount("documents", entries.size(), 1, MOST_DOCUMENTS);
            requireCount("BaseTransfer", transfers, 1, 1);
            requireCount("BaseSubscribe", subscriptions.size(), 0, MOST_SUBSCRIPTIONS);
        }

        private Entry entry(Element document, Layout layout) {
            List<String> names = List.copyOf(layout.parts().keySet());
            String headName = names.get(0);
            if (headName.equals(layout.document())) {
                return new Entry(part(document, layout.parts().getOrDefault(headName, List.of()), ""), List.of());
            }
            Map<String, String> head = Map.of();
            List<Map<String, String>> lines = new ArrayList<>();
            List<Element> children = SafeXml.children(document);
            for (int i = 0; i < children.size(); i++) {
                Element child = children.get(i);
                String expected = names.get(i == 0 ? 0 : names.size() - 1);
                if (!isOurs(child, expected) || (i > 0 && names.size() == 1)) {
                    fault("unexpected element " + child.getNodeName() + " in " + layout.document());
                } else if (i == 0) {
                    head = part(child, layout.parts().getOrDefault(expected, List.of()), expected + "/");
                } else {
                    lines.add(part(child, layout.parts().getOrDefault(expected, List.of()), expected + "[" + i + "]/"));
                }
            }
            if (children.isEmpty()) {
                fault("missing element " + headName);
            }
            if (names.size() > 1) {
                requireCount(names.get(1), lines.size(), 1, MOST_LINES);
            }
            return new Entry(head, List.copyOf(lines));
        }

        /** Reads the fields of one part in their fixed order. */
        private Map<String, String> part(Element part, List<Field> fields, String path) {
            Map<String, String> texts = new LinkedHashMap<>();
            int at = 0;
            for (Element child : SafeXml.children(part)) {
                int found = at;
                while (found < fields.size() && !isOurs(child, fields.get(found).name())) {
                    found++;
                }
                if (found == fields.size()) {
                    fault("unexpected or misplaced element " + path + child.getNodeName());
                    continue;
                }
                missing(fields.subList(at, found), path);
                Field field = fields.get(found);
                String text = child.getTextContent();
                if (SafeXml.hasElements(child)) {
                    fault(path + field.name() + " must hold text only");
                }
                field.faultIn(text).ifPresent(what -> fault(path + what));
                texts.put(field.name(), text);
                at = found + 1;
            }
            missing(fields.subList(at, fields.size()), path);
            return texts;
        }

        private void missing(List<Field> skipped, String path) {
            for (Field field : skipped) {
                if (!field.optional()) {
                    fault("missing element " + path + field.name());
                }
            }
        }

        private void requireAttribute(Element root, String name, int shortest, int longest) {
            int length = root.getAttribute(name).length();
            if (length < shortest || length > longest) {
                fault("attribute " + name + " must have " + shortest + " to " + longest + " characters");
            }
        }

        private void requireCount(String what, int count, int least, int most) {
            if (count < least || count > most) {
                fault(count + " × " + what + ", allowed are " + least + " to " + most);
            }
        }

        private void fault(String what) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(what);
            }
        }
    }

    private static boolean isOurs(Element element, String name) {
        return name.equals(element.getLocalName()) && CebWriter.NAMESPACE.equals(element.getNamespaceURI());
    }

    /** Where an element stands among the root's children. */
    private static int rank(Layout layout, String name) {
        if (name.equals(layout.document())) {
            return 0;
        }
        return switch (name) {
            case "BaseTransfer" -> 1;
            case "BaseSubscribe" -> 2;
            case "ExtendMessage" -> 3;
            case "Signature" -> 4;
            default -> Integer.MAX_VALUE;
        };
    }
}
