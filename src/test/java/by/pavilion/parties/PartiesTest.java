package by.pavilion.parties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.shared.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PartiesTest {
    @Inject
    Parties parties;

    @Inject
    DataSource dataSource;

    @Inject
    Statements statements;

    @Test
    void keepsNothingInPlainText() throws SQLException {
        Recipient recipient = TestRecipients.inShanghai();

        RecipientRef ref = registered(recipient);

        String row = row(ref);
        assertThat(row).doesNotContain("王小明", "11010519491231002X", "13800138000", "世纪大道");
        assertThat(row).contains(parties.blindIndex("11010519491231002X").value());
    }

    @Test
    void disclosesToWhoeverSaysWhatForAndNotesIt() throws SQLException {
        RecipientRef ref = registered(TestRecipients.inShanghai());

        Recipient disclosed = parties.disclose(ref, "test of disclosure");

        assertThat(disclosed).isEqualTo(TestRecipients.inShanghai());
        assertThat(disclosures(ref)).containsExactly("test of disclosure");
    }

    @Test
    void theNoteOfADisclosureStaysWhenTheCallersTransactionDoesNot() throws SQLException {
        RecipientRef ref = registered(TestRecipients.inShanghai());

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    parties.disclose(ref, "in vain");
                    throw new IllegalStateException("roll back");
                }))
                .hasMessage("roll back");

        assertThat(disclosures(ref)).containsExactly("in vain");
    }

    @Test
    void registeringIsPartOfTheCallersTransaction() {
        List<RecipientRef> registered = new ArrayList<>();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    registered.add(parties.register(TestRecipients.inShanghai()));
                    throw new IllegalStateException("roll back");
                }))
                .hasMessage("roll back");

        assertThatThrownBy(() -> parties.masked(registered.get(0))).hasMessageContaining("there is no recipient");
    }

    @Test
    void whatIsPutRightIsToldToWhoeverHoldsTheNameAndKeptSealed() throws SQLException {
        RecipientRef ref = registered(TestRecipients.inShanghai());
        Recipient right = new Recipient(
                new Buyer("王大明", "440308199901101512", "13800138001"),
                TestRecipients.inShanghai().shipTo());

        QuarkusTransaction.requiringNew().run(() -> parties.correct(ref, right));

        assertThat(parties.disclose(ref, "test")).isEqualTo(right);
        assertThat(row(ref))
                .doesNotContain("王大明", "440308199901101512")
                .contains(parties.blindIndex("440308199901101512").value());
        assertThatThrownBy(
                        () -> QuarkusTransaction.requiringNew().run(() -> parties.correct(new RecipientRef(1), right)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("王大明");
    }

    @Test
    void showsOnlyAsMuchAsOneRecognisesOneselfBy() {
        RecipientRef ref = registered(TestRecipients.inShanghai());

        MaskedRecipient masked = parties.masked(ref);

        assertThat(masked)
                .isEqualTo(new MaskedRecipient(
                        "王**", "110*************2X", "138******00", "王**", "139******00", "上海市", "上海市", "浦东新区"));
    }

    @Test
    void tellsTheProvincesOfThoseThatOpenAndNotesNothing() throws SQLException {
        RecipientRef ref = registered(TestRecipients.inShanghai());
        RecipientRef closed = registered(TestRecipients.inShanghai());
        statements.update("UPDATE parties_recipients SET sealed = X'0102030405' WHERE id = ?", closed.value());
        try {
            assertThat(parties.provinces(Set.of(ref, closed, new RecipientRef(1))))
                    .isEqualTo(Map.of(ref, "上海市"));
        } finally {
            statements.update("DELETE FROM parties_recipients WHERE id = ?", closed.value());
        }
        assertThat(parties.provinces(Set.of())).isEmpty();
        assertThat(disclosures(ref)).isEmpty();
    }

    @Test
    void textsForLogsShowNobody() {
        Recipient recipient = TestRecipients.inShanghai();

        assertThat(recipient.toString()).doesNotContain("小明", "小红", "1101", "138", "139", "世纪大道", "200120");
        assertThat(MaskedRecipient.of(recipient).toString()).doesNotContain("110", "138");
    }

    @Test
    void sealedMessagesOpenOnlyUnderTheNameTheyWereSealedFor() {
        byte[] sealed = parties.seal("<name>王小明</name>".getBytes(StandardCharsets.UTF_8), "msg_1");

        assertThat(new String(parties.open(sealed, "msg_1"), StandardCharsets.UTF_8))
                .isEqualTo("<name>王小明</name>");
        assertThatThrownBy(() -> parties.open(sealed, "msg_2")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void onePersonHasOneBlindIndex() {
        assertThat(parties.blindIndex("11010519491231002X")).isEqualTo(parties.blindIndex("11010519491231002X"));
        assertThat(parties.blindIndex("11010519491231002X")).isNotEqualTo(parties.blindIndex("440308199901101512"));
    }

    private RecipientRef registered(Recipient recipient) {
        return QuarkusTransaction.requiringNew().call(() -> parties.register(recipient));
    }

    private String row(RecipientRef ref) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT CONCAT_WS('|', id, vault_key, CONVERT(sealed USING latin1), identity_index_version,"
                                + " identity_index) FROM parties_recipients WHERE id = ?")) {
            select.setLong(1, ref.value());
            try (ResultSet rows = select.executeQuery()) {
                assertThat(rows.next()).isTrue();
                byte[] bytes = rows.getBytes(1);
                return new String(bytes, StandardCharsets.UTF_8);
            }
        }
    }

    private List<String> disclosures(RecipientRef ref) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT purpose, caller FROM parties_disclosures WHERE recipient_id = ? ORDER BY id")) {
            select.setLong(1, ref.value());
            try (ResultSet rows = select.executeQuery()) {
                List<String> purposes = new ArrayList<>();
                while (rows.next()) {
                    purposes.add(rows.getString(1));
                    assertThat(rows.getString(2)).isNotEmpty();
                }
                return purposes;
            }
        }
    }
}
