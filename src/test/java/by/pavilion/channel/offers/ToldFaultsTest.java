package by.pavilion.channel.offers;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.ChannelFault.Kind;
import by.pavilion.channel.ShopTurns.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ToldFaultsTest {
    private static final Turn SHOP = new Turn("douyin", "1");

    private final ToldFaults told = new ToldFaults();

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"WAIT", "STOP"})
    void thatAShopIsNotToBeCalledIsToldOnceUntilItWorksAgain(Kind kind) {
        ChannelFault rests = new ChannelFault(kind, "the shop rests");

        assertThat(told.isNews(SHOP, rests)).isTrue();
        assertThat(told.isNews(SHOP, new ChannelFault(kind, "the shop rests"))).isFalse();
        told.wentWell(SHOP);
        assertThat(told.isNews(SHOP, rests)).isTrue();
    }

    @Test
    void anotherStateAndAnotherShopAreNews() {
        assertThat(told.isNews(SHOP, new ChannelFault(Kind.WAIT, "the shop rests")))
                .isTrue();

        assertThat(told.isNews(SHOP, new ChannelFault(Kind.STOP, "no permission")))
                .isTrue();
        assertThat(told.isNews(new Turn("jd", "1"), new ChannelFault(Kind.STOP, "no permission")))
                .isTrue();
    }

    @Test
    void whatIsAboutOneOfTheGoodsIsToldOfEach() {
        List<ChannelFault> ofOne = List.of(
                new ChannelFault(Kind.REFUSED, "too dear"),
                new ChannelFault(Kind.RETRY, "no answer"),
                ChannelFault.tooOftenAboutOne("changed too often"));

        assertThat(ofOne).allMatch(fault -> told.isNews(SHOP, fault));
        assertThat(ofOne).allMatch(fault -> told.isNews(SHOP, fault));
    }
}
