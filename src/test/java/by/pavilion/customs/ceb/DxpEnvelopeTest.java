package by.pavilion.customs.ceb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DxpEnvelopeTest {
    private static final String NS = "http://www.chinaport.gov.cn/dxp";

    @Test
    void givesTheMessageBackByteForByte() throws UnreadableMessage {
        byte[] message = "<a>\r\n  消息 𠮷 </a>".getBytes(StandardCharsets.UTF_8);
        DxpEnvelope envelope = new DxpEnvelope(
                "9C1E",
                "DXPENTPAVILION01",
                "DXPEDCCEBWINDOW1",
                Instant.parse("2026-11-11T04:00:01.500Z"),
                "CEB311Message");

        byte[] printed = envelope.around(message);

        assertThat(DxpEnvelope.open(printed)).isEqualTo(message);
        assertThat(new String(printed, StandardCharsets.UTF_8))
                .contains("<DxpMsg xmlns=\"" + NS + "\" ver=\"1.0\"><TransInfo><CopMsgId>9C1E</CopMsgId>")
                .contains("<CreatTime>2026-11-11T12:00:01+08:00</CreatTime><MsgType>CEB311Message</MsgType>");
    }

    @Test
    void tellsASuccessFromWhatIsNone() throws UnreadableMessage {
        assertThat(reply("0000").isTaken()).isTrue();
        assertThat(reply("3003").isTaken()).isFalse();
        assertThat(reply("0002").isTaken()).isFalse();
    }

    @Test
    void refusesWhatIsNoEnvelope() {
        assertThatThrownBy(() -> DxpEnvelope.open("<a/>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableMessage.class);
        assertThatThrownBy(() -> DxpEnvelope.open(
                        ("<DxpMsg xmlns='" + NS + "'><Data>%%%=</Data></DxpMsg>").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableMessage.class);
        assertThatThrownBy(() -> DxpEnvelope.reply("gateway error".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableMessage.class);
    }

    private static DxpEnvelope.Reply reply(String code) throws UnreadableMessage {
        String answer = """
                <?xml version="1.0" encoding="UTF-8"?>
                <d:DxpRep xmlns:d="%s" ver="1.0"><d:RecevierId>DXPENTPAVILION01</d:RecevierId>
                <d:Response><d:ResponseCode>%s</d:ResponseCode><d:NoticeTime>2026-11-11</d:NoticeTime></d:Response>
                </d:DxpRep>""".formatted(NS, code);
        return DxpEnvelope.reply(answer.getBytes(StandardCharsets.UTF_8));
    }
}
