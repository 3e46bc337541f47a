package by.pavilion.channel.douyin;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ChannelFault.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DouyinErrorsTest {
    @ParameterizedTest
    @CsvSource({
        "20000,RETRY", "20001,RETRY", "30001,STOP", "30002,STOP", "40001,STOP", "40002,REFUSED", "40003,STOP",
        "40004,REFUSED", "50001,STOP", "50002,REFUSED", "60000,WAIT", "70000,STOP", "80000,STOP", "90000,RETRY",
        "12345,RETRY"
    })
    void knowsWhatToDo(int code, Kind kind) {
        assertThat(DouyinErrors.kindOf(code)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "40003,isv.idempotent-id-existed,REFUSED",
        "40003,isv.signature-invalid,STOP",
        "50002,isv.business-failed:2010401,WAIT",
        "50002,isv.business-failed:20004,RETRY",
        "40004,isv.parameter-invalid:20005,RETRY",
        "50002,isv.business-failed:20006,REFUSED",
        "50002,isv.business-failed,REFUSED"
    })
    void believesTheMoreExactOfTwoCodes(int code, String subCode, Kind kind) {
        assertThat(DouyinErrors.kindOf(code, subCode)).isEqualTo(kind);
    }

    /** The shop goes on without it, and a person hears of each thing that was not done. */
    @ParameterizedTest
    @CsvSource({
        "crossborder.orderLogisticsTrace,70000,isp.api-service-off,REFUSED",
        "sku.syncStock,70000,isp.api-service-off,REFUSED",
        "order.searchList,70000,isp.api-service-off,STOP",
        "order.orderDetail,70000,isp.api-service-off,STOP",
        "sku.stockNum,70000,isp.api-service-off,STOP",
        "sku.syncStock,80000,isv.risk-control-failed,STOP",
        "sku.syncStock,50002,isv.business-failed:2010401,WAIT"
    })
    void aMethodThatIsRetiredStopsTheShopOnlyWhenWeSeeByIt(String method, int code, String subCode, Kind kind) {
        assertThat(DouyinErrors.kindOf(method, code, subCode)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"isv.parameter-invalid:40010,true", "isv.idempotent-id-existed,true", "isv.parameter-invalid:1,false"})
    void knowsWhatWasDoneBefore(String subCode, boolean done) {
        assertThat(DouyinErrors.isDoneBefore(new ChannelFault(Kind.REFUSED, "sku.syncStock 40003 " + subCode)))
                .isEqualTo(done);
    }

    @ParameterizedTest
    @CsvSource({
        "40003,isv.access-token-expired,true",
        "40003,isv.access-token-no-existed,true",
        "40003,isv.signature-invalid,false",
        "50002,isv.access-token-expired,false"
    })
    void knowsWhenANewTokenMayHelp(int code, String subCode, boolean tokenTrouble) {
        assertThat(DouyinErrors.isTokenTrouble(code, subCode)).isEqualTo(tokenTrouble);
    }
}
