package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TransactionsTest {
    @Test
    void knowsADatabaseThatNobodyAnswersFor() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        Throwable refused =
                catchThrowable(() -> DriverManager.getConnection("jdbc:mysql://127.0.0.1:" + closed + "/none"));

        assertThat(Transactions.databaseIsAway(new IllegalStateException("cannot read", refused)))
                .isTrue();
    }

    @Test
    void knowsAPoolThatCannotGetAConnectionInTime() throws IOException, SQLException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                AgroalDataSource pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                        .connectionPoolConfiguration(settings -> settings.maxSize(1)
                                .acquisitionTimeout(Duration.ofMillis(100))
                                .connectionFactoryConfiguration(
                                        connection -> connection.jdbcUrl("jdbc:mysql://127.0.0.1:"
                                                + silent.getLocalPort() + "/none?socketTimeout=1000"))))) {

            Throwable refused = catchThrowable(pool::getConnection);

            assertThat(refused).hasMessageContaining("cquisition timeout");
            assertThat(Transactions.databaseIsAway(new IllegalStateException("cannot read", refused)))
                    .isTrue();
        }
    }

    @Test
    void findsItBesideTheCauseToo() {
        IllegalStateException rolledBack = new IllegalStateException("rolled back");
        rolledBack.addSuppressed(new SQLException("link failure", "08S01"));

        assertThat(Transactions.databaseIsAway(rolledBack)).isTrue();
    }

    @Test
    void whatItHeldUpIsNoFaultOfTheCode() {
        IllegalStateException late = Transactions.heldUp("writing took too long");

        assertThat(late).hasMessage("writing took too long");
        assertThat(Transactions.databaseIsAway(new IllegalStateException("rolled back", late)))
                .isTrue();
        assertThat(Transactions.othersWereInTheWay(late)).isFalse();
    }

    @Test
    void takesNoOtherFaultForIt() {
        SQLException deadlock = new SQLException("deadlock", "40001", 1213);

        assertThat(Transactions.databaseIsAway(new IllegalStateException("cannot write", deadlock)))
                .isFalse();
        assertThat(Transactions.databaseIsAway(new SQLException("no state"))).isFalse();
        assertThat(Transactions.databaseIsAway(new IllegalStateException("no message")))
                .isFalse();
        assertThat(Transactions.othersWereInTheWay(new IllegalStateException("cannot write", deadlock)))
                .isTrue();
    }
}
