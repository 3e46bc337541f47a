package by.pavilion.customs.ceb;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The envelope of the exchange platform around a business message.
 *
 * @param messageId the sender's number of the message; a format error names it
 * @param sender number on the platform, at most 16 characters; {@code receiver} likewise
 * @param messageType for example {@code CEB311Message}
 */
public record DxpEnvelope(String messageId, String sender, String receiver, Instant createdAt, String messageType) {
    private static final String NAMESPACE = "http://www.chinaport.gov.cn/dxp";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    /** The longest that is read. Base64 makes four characters of three bytes; the rest is for the other elements. */
    public static final int MOST_BYTES = CebReader.MOST_BYTES / 3 * 4 + 64 * 1024;

    /** The platform's answer to an envelope. */
    public record Reply(String code, String info) {
        public static final String TAKEN = "0000";

        public boolean isTaken() {
            return code.equals(TAKEN);
        }
    }

    /** Prints the envelope around a business message, which is kept byte for byte. */
    public byte[] around(byte[] message) {
        StringWriter text = new StringWriter(message.length * 2);
        try {
            XMLStreamWriter out = FACTORY.createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            out.writeStartElement("DxpMsg");
            out.writeDefaultNamespace(NAMESPACE);
            out.writeAttribute("ver", "1.0");
            out.writeStartElement("TransInfo");
            element(out, "CopMsgId", messageId);
            element(out, "SenderId", sender);
            out.writeStartElement("ReceiverIds");
            element(out, "ReceiverId", receiver);
            out.writeEndElement();
            element(
                    out,
                    "CreatTime",
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                            createdAt.truncatedTo(ChronoUnit.SECONDS).atZone(CHINA)));
            element(out, "MsgType", messageType);
            out.writeEndElement();
            element(out, "Data", Base64.getEncoder().encodeToString(message));
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML to memory cannot fail", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Takes the business message out of an envelope. */
    public static byte[] open(byte[] envelope) throws UnreadableMessage {
        XmlElement root = XmlElement.read(envelope, MOST_BYTES);
        if (!root.is(NAMESPACE, "DxpMsg")) {
            throw new UnreadableMessage("the root is not DxpMsg");
        }
        String data = root.require("Data", MOST_BYTES);
        try {
            return Base64.getMimeDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessage("Data is not base64");
        }
    }

    /** Reads the platform's answer; of several responses the first that is not a success counts. */
    public static Reply reply(byte[] answer) throws UnreadableMessage {
        XmlElement root = XmlElement.read(answer, MOST_BYTES);
        if (!root.is(NAMESPACE, "DxpRep")) {
            throw new UnreadableMessage("the root is not DxpRep");
        }
        List<XmlElement> responses = root.children().stream()
                .filter(element -> element.is(NAMESPACE, "Response"))
                .toList();
        if (responses.isEmpty()) {
            throw new UnreadableMessage("DxpRep holds no Response");
        }
        List<Reply> replies = new ArrayList<>();
        for (XmlElement response : responses) {
            replies.add(new Reply(
                    response.require("ResponseCode", 9),
                    response.optional("ResponseInfo", 300).orElse("")));
        }
        return replies.stream().filter(reply -> !reply.isTaken()).findFirst().orElse(replies.get(0));
    }

    private static void element(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(text);
        out.writeEndElement();
    }
}
