package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class PackedContentTest {
    @Test
    void whatWasPackedIsUnpackedByteForByte() {
        byte[] message = "<ceb:Order><ceb:goodsName>桦树汁 <&amp;></ceb:goodsName>\r\n</ceb:Order>"
                .repeat(500)
                .getBytes(StandardCharsets.UTF_8);

        PackedContent packed = PackedContent.of(message);

        assertThat(packed.isDeflated()).isTrue();
        assertThat(packed.bytes().length).isLessThan(message.length / 5);
        assertThat(PackedContent.inflate(packed.bytes())).isEqualTo(message);
    }

    @Test
    void whatWouldGetNoShorterStaysAsItIs() {
        byte[] noise = new byte[5_000];
        new Random(3).nextBytes(noise);

        assertThat(PackedContent.of(noise).isDeflated()).isFalse();
        assertThat(PackedContent.of(noise).bytes()).isEqualTo(noise);
        assertThat(PackedContent.of(new byte[0]).isDeflated()).isFalse();
        assertThat(PackedContent.of(new byte[0]).bytes()).isEmpty();
    }

    @Test
    void theLongestIsPackedAndWhatIsLongerIsNot() {
        byte[] longest = new byte[PackedContent.MOST_BYTES];

        assertThat(PackedContent.inflate(PackedContent.of(longest).bytes())).isEqualTo(longest);
        assertThat(PackedContent.of(new byte[PackedContent.MOST_BYTES + 1]).isDeflated())
                .isFalse();
    }

    @Test
    void unpacksNothingThatBecomesLongerThanAnyMessage() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bomb)) {
            out.write(new byte[PackedContent.MOST_BYTES]);
            out.write(0);
        }

        assertThatThrownBy(() -> PackedContent.inflate(bomb.toByteArray()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void unpacksNothingThatIsCutOffOrWasNeverPacked() {
        byte[] packed = PackedContent.of("abc".repeat(1_000).getBytes(StandardCharsets.UTF_8))
                .bytes();

        assertThatThrownBy(() -> PackedContent.inflate(Arrays.copyOf(packed, packed.length / 2)))
                .hasMessage("a kept message breaks off");
        assertThatThrownBy(() -> PackedContent.inflate(new byte[0])).hasMessage("a kept message breaks off");
        assertThatThrownBy(() -> PackedContent.inflate("<xml/>".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("a kept message cannot be unpacked");
    }

    /** Whoever asks for a dictionary is told that there is none, and waited for by nobody. */
    @Test
    void unpacksNothingThatNeedsADictionary() {
        Deflater deflater = new Deflater();
        deflater.setDictionary("goodsName".getBytes(StandardCharsets.UTF_8));
        deflater.setInput("goodsName goodsName".getBytes(StandardCharsets.UTF_8));
        deflater.finish();
        byte[] packed = new byte[100];
        int length = deflater.deflate(packed);
        deflater.end();

        assertThatThrownBy(() -> PackedContent.inflate(Arrays.copyOf(packed, length)))
                .isInstanceOf(IllegalStateException.class);
    }
}
