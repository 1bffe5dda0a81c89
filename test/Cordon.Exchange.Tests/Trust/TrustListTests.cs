using Cordon.Core.Values;
using Cordon.Engine.Proving;
using Cordon.Exchange.Tests.Support;
using Cordon.Exchange.Trust;
using Xunit;

namespace Cordon.Exchange.Tests.Trust;

/// <summary>The trust list: two of three keepers, a number that only grows, days that end, and nothing in it that could mean two things.</summary>
public sealed class TrustListTests : IAsyncLifetime
{
    private Federation _all = null!;

    public async ValueTask InitializeAsync() => _all = await Federation.OfAsync("aland");

    public ValueTask DisposeAsync() => _all.DisposeAsync();

    [Fact]
    public void Two_keepers_sign_it_and_one_does_not_whatever_they_are_called()
    {
        Assert.Null(TrustList.Read(_all.List.Sign(Keys[0], Keys[1]), _all.Keepers).Refusal);
        Assert.Contains("1 of its keepers", TrustList.Read(_all.List.Sign(Keys[0]), _all.Keepers).Refusal, StringComparison.Ordinal);
        Assert.Contains("1 of its keepers", TrustList.Read(_all.List.Sign(Keys[0], Keys[0]), _all.Keepers).Refusal, StringComparison.Ordinal);

        // A key that a keeper put down twice under two names is one keeper.
        TrustKeeper[] twice = [_all.Keepers[0], _all.Keepers[0] with { KeyId = "another" }, _all.Keepers[1]];
        var signed = _all.List.Sign(Keys[0]);
        var doubled = signed with { Signatures = [signed.Signatures[0], signed.Signatures[0] with { KeyId = "another" }] };
        Assert.Contains("1 of its keepers", TrustList.Read(doubled, twice).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_list_and_the_same_again_are_not_taken_also_after_a_start()
    {
        var old = _all.List.Sign(Keys[0], Keys[1]);
        await _all.PublishAsync(_all.Listed());
        Assert.Contains("taken already", await _all["aland"].TakeTrustAsync(old), StringComparison.Ordinal);
        await _all.RestartAsync("aland");
        Assert.Contains("taken already", await _all["aland"].TakeTrustAsync(old), StringComparison.Ordinal);
        Assert.Equal(_all.List.Sequence, _all["aland"].Trust.Last!.Sequence);
    }

    [Fact]
    public void A_list_counts_for_its_days_and_no_longer_than_thirty()
    {
        var store = _all["aland"].Trust;
        Assert.NotNull(store.At(_all.List.Issued));
        Assert.Null(store.At(_all.List.ValidUntil));
        Assert.Null(store.At(_all.List.Issued + TimeSpan.FromMilliseconds(-1)));
        Refused(_all.List with { ValidUntil = _all.List.Issued + TimeSpan.FromDays(31) }, "counts longer than 30 days");
    }

    [Fact]
    public void What_could_mean_two_things_is_refused()
    {
        var centre = _all.List.Centres[0];
        Refused(_all.List with { Centres = [.. _all.List.Centres, centre] }, "two centres have one name");
        Refused(_all.List with { Keepers = [.. _all.Keepers.Take(2)] }, "fewer than three keepers");
        Refused(_all.List with { WitnessesNeeded = 0 }, "wants no witness");
        Refused(With(centre with { Keys = [.. centre.Keys, centre.Keys[0] with { KeyId = "x", Use = KeyUse.Authoriser }] }), "stands in it twice");
        Refused(With(centre with { Pins = [] }), "one or two certificates");
        Refused(With(centre with { Address = "http://127.0.0.1:1/" }), "its address is none");
        Refused(With(centre with { LogKey = centre.WitnessKey }), "its log's key is none");
        Refused(With(centre with { Id = "Aland" }), "its name is none");

        TrustList With(TrustedCentre changed) => _all.List with { Centres = [changed, .. _all.List.Centres.Skip(1)] };
    }

    [Fact]
    public async Task Whoever_keeps_the_next_list_stands_in_the_one_before()
    {
        using var folder = new ScratchFolder();
        using var fresh = SecretKey.Open(folder.In("fresh.key"), "keeper");
        TrustKeeper[] next = [_all.Keepers[0], _all.Keepers[1], new TrustKeeper(fresh.Name, fresh.PublicKey)];
        var store = _all["aland"];
        Assert.Contains("keepers signed it", await store.TakeTrustAsync(_all.Listed().Sign(Keys[0], fresh)), StringComparison.Ordinal);
        Assert.Null(await store.TakeTrustAsync((_all.Listed() with { Keepers = next }).Sign(Keys[0], Keys[2])));
        Assert.Null(await store.TakeTrustAsync((_all.Listed() with { Keepers = next }).Sign(Keys[0], fresh)));
        Assert.Contains("keepers signed it", await store.TakeTrustAsync((_all.Listed() with { Keepers = next }).Sign(Keys[0], Keys[2])),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-01T09:00:00Z", true)]
    [InlineData("2026-02-28T09:00:00Z", false)]
    [InlineData("2026-03-02T09:00:00Z", false)]
    [InlineData("2026-03-01T12:00:00Z", false)]
    public void A_key_counts_for_its_use_from_until_and_before_it_was_revoked(string at, bool counts)
    {
        Assert.True(Instant.TryParse(System.Text.Encoding.ASCII.GetBytes(at), out var moment));
        Assert.True(Instant.TryParse("2026-03-01T00:00:00Z"u8, out var from));
        var key = new TrustedKey("k", new byte[32], KeyUse.Operator, from, from + TimeSpan.FromDays(1), from + TimeSpan.FromHours(12));
        Assert.Equal(counts, key.Counts(KeyUse.Operator, moment));
        Assert.False(key.Counts(KeyUse.Authoriser, moment));
    }

    private void Refused(TrustList list, string why) =>
        Assert.Contains(why, TrustList.Read(list.Sign(Keys[0], Keys[1]), _all.Keepers).Refusal, StringComparison.Ordinal);

    private IReadOnlyList<SecretKey> Keys => _all.KeeperKeys;
}
