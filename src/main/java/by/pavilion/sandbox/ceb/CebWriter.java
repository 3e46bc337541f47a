package by.pavilion.sandbox.ceb;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes one customs message, element by element in the order of the calls, in the message's default namespace. */
public final class CebWriter {
    public static final String NAMESPACE = "http://www.chinaport.gov.cn/ceb";

    /** Customs writes times as they are in Beijing. */
    public static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final StringBuilder xml = new StringBuilder();
    private final String root;

    private CebWriter(String root) {
        this.root = root;
    }

    /** Begins a message of this type, {@code CEB411Message}. */
    public static CebWriter message(String type) {
        CebWriter writer = new CebWriter(type);
        writer.xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        writer.xml.append('<').append(type).append(" xmlns=\"").append(NAMESPACE);
        writer.xml.append("\" guid=\"").append(guid()).append("\" version=\"1.0\">");
        return writer;
    }

    /** Begins a document that goes into a message later. */
    public static CebWriter document() {
        return new CebWriter("");
    }

    /** What a document is known by for ever: the same text gives the same number. */
    public static String guidOf(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .toUpperCase(Locale.ROOT);
    }

    /** 36 characters, letters in capitals. */
    public static String guid() {
        return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    }

    /** {@code yyyyMMddHHmmss} in Beijing. */
    public static String seconds(Instant time) {
        return SECONDS.format(time.atZone(BEIJING));
    }

    public CebWriter open(String element) {
        xml.append('<').append(element).append('>');
        return this;
    }

    public CebWriter close(String element) {
        xml.append("</").append(element).append('>');
        return this;
    }

    public CebWriter element(String name, String text) {
        open(name);
        xml.append(escape(text));
        return close(name);
    }

    /** Nothing at all when the text is absent: an empty number would be a fault. */
    public CebWriter optional(String name, @Nullable String text) {
        return text == null || text.isEmpty() ? this : element(name, text);
    }

    /** The text as it is, in a CDATA section. */
    public CebWriter verbatim(String name, String text) {
        open(name);
        xml.append("<![CDATA[").append(text.replace("]]>", "]]]]><![CDATA[>")).append("]]>");
        return close(name);
    }

    /** A document that was written before. */
    public CebWriter written(String document) {
        xml.append(document);
        return this;
    }

    /** The sender's block and the address of one who wants the receipts too. */
    public CebWriter transfer(String firmCode, String firmName, String dxpId, @Nullable String subscriber) {
        open("BaseTransfer").element("copCode", firmCode).element("copName", firmName);
        element("dxpMode", "DXP").element("dxpId", dxpId).close("BaseTransfer");
        if (subscriber != null && !subscriber.isBlank()) {
            open("BaseSubscribe").element("status", "RET").element("dxpMode", "DXP");
            element("dxpAddress", subscriber).close("BaseSubscribe");
        }
        return this;
    }

    public String finish() {
        return root.isEmpty()
                ? xml.toString()
                : xml.append("</").append(root).append('>').toString();
    }

    static String escape(String text) {
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        return plain == text.length() ? text : escapeFrom(plain, text);
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < '\uFFFE' && c != '&' && c != '<' && c != '>';
    }

    private static String escapeFrom(int from, String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '\r' -> escaped.append("&#13;");
                default -> {
                    if ((c >= ' ' && c < '\uFFFE') || c == '\n' || c == '\t') {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }
}
