using Cordon.Core.Screening.Activity;

namespace Cordon.Core.Networks.Channels;

/// <summary>
/// Finds accounts and businesses that serve many gangs. An exchange that half of all buyers use is hit by half of all gangs and means nothing; an account
/// that twelve people pay and three gangs do is a channel. The test is by gangs, not by payments: the accounts of one gang go where it tells them.
/// </summary>
public static class SharedChannels
{
    /// <summary>One gang's own place is no channel of many.</summary>
    public const int GangsMin = 2;

    /// <summary>What chance gives more often than once in a hundred searches is explained by it.</summary>
    public const long ChanceMax = Chance.One / 100;

    /// <summary>A place whose takings are less stolen than this is one of daily life, in percent: it cannot live by gangs.</summary>
    public const int StolenPercentMin = 2;

    /// <summary>So many accounts of each gang, on the average, pay a channel: it is what the gang sends them to.</summary>
    public const int AccountsEachMin = 3;

    /// <summary>A gang sends its accounts to a few places; more tries than this would only say that a gang is large.</summary>
    public const int TriesMax = 4;

    /// <summary>Finds them, the strongest first; those explained stand last, since it is told that they were tested.</summary>
    /// <param name="uses">What gangs' accounts paid.</param>
    /// <param name="places">All places that anybody could have paid, of the kinds that occur; those that no gang paid count for popularity.</param>
    /// <exception cref="ArgumentException">A use names a place that is not told.</exception>
    public static IReadOnlyList<SharedChannel> Find(IReadOnlyList<ChannelUse> uses, IReadOnlyList<ChannelPlace> places)
    {
        ArgumentNullException.ThrowIfNull(uses);
        ArgumentNullException.ThrowIfNull(places);
        var known = places.ToDictionary(place => place.Place);
        if (uses.FirstOrDefault(use => !known.ContainsKey(use.Place)) is { Payments: > 0 } stray)
        {
            throw new ArgumentException($"Place {stray.Place} was paid by gang {stray.Gang} and is not told.");
        }

        var customers = places.GroupBy(place => place.Kind).ToDictionary(kind => kind.Key, kind => kind.Sum(place => (long)place.Customers));

        // How many places of a kind a gang goes to: so many tries it has to hit one by chance.
        var tries = uses.GroupBy(use => (use.Gang, known[use.Place].Kind))
            .ToDictionary(gang => gang.Key, gang => Math.Min(TriesMax, gang.Select(use => use.Place).Distinct().Count()));
        var tested = uses.GroupBy(use => use.Place).Where(place => place.Select(use => use.Gang).Distinct().Count() >= GangsMin).ToList();
        return
        [
            .. tested.Select(place => Judge(known[place.Key], [.. place], customers, tries, tested.Count))
                .OrderByDescending(channel => channel.ScorePercent).ThenByDescending(channel => channel.Gangs.Count)
                .ThenByDescending(channel => channel.StolenMinor).ThenBy(channel => channel.Place),
        ];
    }

    private static SharedChannel Judge(
        ChannelPlace place, List<ChannelUse> uses, Dictionary<AccountKind, long> customers, Dictionary<(int Gang, AccountKind Kind), int> tries, int tested)
    {
        int[] gangs = [.. uses.Select(use => use.Gang).Distinct().Order()];
        var share = Math.Min(Chance.One, Chance.One * Math.Max(place.Customers, 1) / Math.Max(1, customers[place.Kind]));
        var chances = tries.Where(gang => gang.Key.Kind == place.Kind).OrderBy(gang => gang.Key.Gang)
            .Select(gang => Chance.AtLeastOne(share, gang.Value)).ToList();
        var chance = (long)Int128.Min(Chance.One, (Int128)Chance.AtLeast(chances, gangs.Length) * tested);
        var stolen = uses.Sum(use => use.Minor);
        var percent = (int)(place.TakenMinor <= 0 ? 100 : Int128.Min(100, (Int128)stolen * 100 / place.TakenMinor));
        var accounts = uses.Select(use => use.Account).Distinct().Count();
        var explanation = percent < StolenPercentMin && place.Kind is not (AccountKind.Exchange or AccountKind.Cash) ? ChannelExplanation.DailyLife
            : chance > ChanceMax ? ChannelExplanation.Popular
            : accounts < AccountsEachMin * gangs.Length ? ChannelExplanation.Acquaintance : ChannelExplanation.ServesGangs;
        return new SharedChannel(
            place.Place, gangs, accounts, stolen, percent, chances.Sum() / (Chance.One / 1000), chance, explanation,
            explanation == ChannelExplanation.ServesGangs ? Score(gangs.Length, percent, chance) : 0);
    }

    /// <summary>Forty for what chance does not give, ten a gang up to thirty, and up to twenty-nine for how much of its takings is stolen.</summary>
    private static int Score(int gangs, int stolenPercent, long chance) =>
        (chance <= ChanceMax / 100 ? 40 : 30) + Math.Min(30, gangs * 10) + (stolenPercent >= 50 ? 29 : stolenPercent >= 20 ? 20 : stolenPercent >= 10 ? 12 : 5);
}
