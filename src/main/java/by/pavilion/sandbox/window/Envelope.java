package by.pavilion.sandbox.window;

import by.pavilion.sandbox.ceb.DxpEnvelope;
import by.pavilion.sandbox.window.SafeXml.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import org.w3c.dom.Element;

/** The envelope of the exchange platform as the window reads it. */
record Envelope(
        String messageId, String sender, List<String> receivers, String created, String messageType, String message) {

    /** Why an envelope was not taken: code and text of the platform's answer. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        final String code;

        Refused(String code, String text) {
            super(text);
            this.code = code;
        }
    }

    static Envelope read(byte[] xml) throws Refused {
        Element root;
        try {
            root = SafeXml.parse(xml).getDocumentElement();
        } catch (Unreadable malformed) {
            throw new Refused("0001", "not well-formed: " + malformed.getMessage());
        }
        if (!"DxpMsg".equals(root.getLocalName())
                || !DxpEnvelope.NAMESPACE.equals(root.getNamespaceURI())
                || !"1.0".equals(root.getAttribute("ver"))) {
            throw new Refused("0002", "the root must be DxpMsg of " + DxpEnvelope.NAMESPACE + " with ver 1.0");
        }
        Iterator<Element> parts = SafeXml.children(root).iterator();
        Iterator<Element> info = SafeXml.children(next(parts, "TransInfo")).iterator();
        String messageId = text(next(info, "CopMsgId"), 255);
        String sender = text(next(info, "SenderId"), 16);
        List<String> receivers = new ArrayList<>();
        for (Element receiver : SafeXml.children(next(info, "ReceiverIds"))) {
            receivers.add(text(named(receiver, "ReceiverId"), 16));
        }
        if (receivers.isEmpty() || receivers.size() > 5) {
            throw new Refused("0002", "ReceiverIds must name one to five receivers");
        }
        String created = text(next(info, "CreatTime"), 40);
        requireTime(created);
        String messageType = text(next(info, "MsgType"), 30);
        String message = decode(next(parts, "Data"));
        return new Envelope(messageId, sender, List.copyOf(receivers), created, messageType, message);
    }

    /** The platform's answer to a taken envelope, or to one that it can name but does not take. */
    String answer(String code, String text, LocalDate today) {
        StringBuilder head = new StringBuilder();
        head.append("<OriHead><CopMsgId>").append(escape(messageId)).append("</CopMsgId><SenderId>");
        head.append(escape(sender)).append("</SenderId><ReceiverIds>");
        for (String receiver : receivers) {
            head.append("<ReceiverId>").append(escape(receiver)).append("</ReceiverId>");
        }
        head.append("</ReceiverIds><CreatTime>").append(escape(created)).append("</CreatTime><MsgType>");
        head.append(escape(messageType)).append("</MsgType></OriHead>");
        return answer(sender, code, text, today, head.toString());
    }

    /** The platform's answer to something that is no envelope. */
    static String answer(Refused refused, LocalDate today) {
        String text = String.valueOf(refused.getMessage());
        String unknown = "<OriHead><CopMsgId>Unknown</CopMsgId><SenderId>Unknown</SenderId><ReceiverIds>"
                + "<ReceiverId>Unknown</ReceiverId></ReceiverIds><CreatTime>" + today
                + "T00:00:00+08:00</CreatTime><MsgType>Unknown</MsgType></OriHead>";
        return answer("Unknown", refused.code, text, today, unknown);
    }

    private static String answer(String sender, String code, String text, LocalDate today, String head) {
        String info = text.length() > 300 ? text.substring(0, 300) : text;
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <DxpRep xmlns="%s" ver="1.0"><RecevierId>%s</RecevierId><Response><ResponseCode>%s</ResponseCode>\
                <ResponseInfo>%s</ResponseInfo><NoticeTime>%s</NoticeTime>%s</Response></DxpRep>""".formatted(DxpEnvelope.NAMESPACE, escape(sender), code, escape(info), today, head);
    }

    private static Element next(Iterator<Element> elements, String name) throws Refused {
        if (!elements.hasNext()) {
            throw new Refused("0002", "missing element " + name);
        }
        return named(elements.next(), name);
    }

    private static Element named(Element element, String name) throws Refused {
        if (!name.equals(element.getLocalName()) || !DxpEnvelope.NAMESPACE.equals(element.getNamespaceURI())) {
            throw new Refused("0002", "expected element " + name + ", found " + element.getNodeName());
        }
        return element;
    }

    private static String text(Element element, int longest) throws Refused {
        String text = element.getTextContent();
        if (text.isEmpty() || text.length() > longest) {
            throw new Refused("0002", element.getLocalName() + " must have 1 to " + longest + " characters");
        }
        return text;
    }

    private static void requireTime(String created) throws Refused {
        try {
            OffsetDateTime.parse(created);
        } catch (DateTimeException withoutOffset) {
            try {
                LocalDateTime.parse(created);
            } catch (DateTimeException malformed) {
                throw new Refused("0002", "CreatTime is not a date and time");
            }
        }
    }

    private static String decode(Element data) throws Refused {
        try {
            return new String(Base64.getMimeDecoder().decode(data.getTextContent()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new Refused("0002", "Data is not base64");
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
