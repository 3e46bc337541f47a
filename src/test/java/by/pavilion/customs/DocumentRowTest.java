package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.customs.DeclarationDocument.Result;
import by.pavilion.customs.DocumentRow.Together;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which documents come to the same, so that one statement writes all of them. */
class DocumentRowTest {
    private static final Instant AT = Instant.parse("2026-11-11T11:00:00Z");
    private static final Result SAID = new Result("2", "x", AT);
    private static final DeclarationDocument ORDER = DeclarationDocument.of(DocumentType.ORDER, FiledBy.STORE, AT);

    @Test
    void whatIsHandedOverOrToldAtTheSameTimeComesToTheSame() {
        DeclarationDocument triedBefore = ORDER.missed(AT.plusSeconds(1));

        assertThat(handedOver(triedBefore)).isPresent().isEqualTo(handedOver(ORDER));
        assertThat(told(ORDER, SAID)).isPresent().isEqualTo(told(ORDER.dropped(), SAID));
    }

    @Test
    void ofWhatIsHandedOverAndToldTogetherAllIsWritten() {
        assertThat(Together.of(ORDER, ORDER.sent(AT).told(DocumentState.ACCEPTED, SAID)))
                .isEmpty();
    }

    @Test
    void anotherKindNumberTimeOrWordIsAnotherThing() {
        DeclarationDocument list = DeclarationDocument.of(DocumentType.LIST, FiledBy.STORE, AT);
        DeclarationDocument first = DeclarationDocument.of(DocumentType.RETURN, FiledBy.STORE, AT);
        DeclarationDocument second = first.another(Optional.of(AT));

        assertThat(handedOver(list)).isNotEqualTo(handedOver(ORDER));
        assertThat(handedOver(second)).isPresent().isNotEqualTo(handedOver(first));
        assertThat(Together.of(ORDER, ORDER.sent(AT.plusSeconds(1)))).isNotEqualTo(handedOver(ORDER));
        assertThat(told(ORDER, new Result("2", "y", AT))).isNotEqualTo(told(ORDER, SAID));
        assertThat(told(ORDER, new Result("2", "x", AT.plusSeconds(1)))).isNotEqualTo(told(ORDER, SAID));
    }

    private static Optional<Together> handedOver(DeclarationDocument document) {
        return Together.of(document, document.sent(AT));
    }

    private static Optional<Together> told(DeclarationDocument document, Result said) {
        return Together.of(document, document.told(DocumentState.ACCEPTED, said));
    }
}
