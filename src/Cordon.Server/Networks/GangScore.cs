using System.Globalization;
using Cordon.Core.Networks.Gangs;
using Cordon.Core.Networks.Linking;
using Cordon.Formats.DataSets;

namespace Cordon.Server.Networks;

/// <summary>
/// Judges gangs by a simulation's own truth, after the play and outside of it. What each figure is stands in docs/networks.md.
/// </summary>
internal sealed class GangScore
{
    /// <summary>A found gang holds a true one when it has at least so many of its placed accounts, and so many percent of them.</summary>
    private const int HeldAccountsMin = 2;
    private const int HeldPercentMin = 10;

    private GangScore()
    {
    }

    /// <summary>Adjusted Rand index of found against true gangs, over accounts placed that truly are a gang's.</summary>
    public double Ari { get; private init; }

    /// <summary>The same with every placed account that is no gang's as a gang of its own: placing bystanders lowers it.</summary>
    public double AriWithBystanders { get; private init; }

    public int Placed { get; private init; }

    /// <summary>Placed accounts that truly are one gang's.</summary>
    public int PlacedOfGangs { get; private init; }

    /// <summary>Placed accounts that serve several gangs.</summary>
    public int PlacedOfShared { get; private init; }

    /// <summary>Accounts of gangs that money of a reported case truly reached before its report.</summary>
    public int Used { get; private init; }

    public int UsedPlaced { get; private init; }

    /// <summary>All accounts that truly are one gang's, used or not.</summary>
    public int OfGangs { get; private init; }

    public int TrueGangs { get; private init; }

    public int FoundGangs { get; private init; }

    /// <summary>Pairs of true gangs that one found gang holds.</summary>
    public int PairsMerged { get; private init; }

    /// <summary>True gangs that several found gangs hold.</summary>
    public int Split { get; private init; }

    /// <summary>Accounts that truly serve several gangs, and those of them that were cut out of the communities as channels.</summary>
    public int Shared { get; private init; }

    public int SharedCutOut { get; private init; }

    /// <summary>Judges.</summary>
    public static GangScore Of(DataSetFolder set, GangBook book, IEnumerable<SharedChannel> channels)
    {
        using var rejected = new RejectedRows();
        var mules = set.ReadMules(rejected).ToList();
        var owners = mules.Where(mule => !string.IsNullOrEmpty(mule.Gang)).GroupBy(mule => mule.Account)
            .ToDictionary(rows => rows.Key, rows => rows.Select(row => row.Gang!).Distinct().ToList(), StringComparer.Ordinal);
        var truth = owners.Where(owner => owner.Value.Count == 1).ToDictionary(owner => owner.Key, owner => owner.Value[0], StringComparer.Ordinal);
        var shared = mules.Where(mule => string.IsNullOrEmpty(mule.Gang)).Select(mule => mule.Account)
            .Concat(owners.Where(owner => owner.Value.Count > 1).Select(owner => owner.Key)).ToHashSet(StringComparer.Ordinal);
        var found = book.Told.SelectMany(gang => gang.Members.Keys.Where(node => node.Kind == NodeKind.Account).Select(node => (node.Key, gang.Name)))
            .ToDictionary(pair => pair.Key, pair => pair.Name, StringComparer.Ordinal);
        var used = set.ReadTruth(rejected).Select(row => row.Account).Where(truth.ContainsKey).ToHashSet(StringComparer.Ordinal);
        var both = found.Where(account => truth.ContainsKey(account.Key)).Select(account => (truth[account.Key], account.Value)).ToList();
        var byTruth = both.GroupBy(pair => pair.Item1).ToDictionary(group => group.Key, group => HoldersOf(group.Select(pair => pair.Value)));
        var told = channels.Where(channel => channel.Node.Kind == NodeKind.Account).Select(channel => channel.Node.Key).ToHashSet(StringComparer.Ordinal);
        return new GangScore
        {
            Ari = Index(both),
            AriWithBystanders = Index([.. found.Select(account => (truth.GetValueOrDefault(account.Key, account.Key), account.Value))]),
            Placed = found.Count,
            PlacedOfGangs = both.Count,
            PlacedOfShared = found.Keys.Count(shared.Contains),
            Used = used.Count,
            UsedPlaced = used.Count(found.ContainsKey),
            OfGangs = truth.Count,
            TrueGangs = truth.Values.Distinct().Count(),
            FoundGangs = book.Told.Count(),
            PairsMerged = byTruth.SelectMany(one => byTruth.Where(other =>
                string.CompareOrdinal(one.Key, other.Key) < 0 && one.Value.Overlaps(other.Value))).Count(),
            Split = byTruth.Values.Count(holders => holders.Count > 1),
            Shared = shared.Count,
            SharedCutOut = shared.Count(told.Contains),
        };
    }

    /// <summary>The same in a few lines.</summary>
    public IEnumerable<string> Lines()
    {
        yield return PlacedOfGangs == 0
            ? "adjusted Rand index on accounts placed: cannot be told, none that is a gang's was placed"
            : Text($"adjusted Rand index on accounts placed: {Ari:0.000} (each bystander a gang of its own: {AriWithBystanders:0.000})");
        yield return Text($"accounts placed: {Placed}, of them {PlacedOfGangs} truly a gang's and {PlacedOfShared} serving several");
        yield return Text($"accounts that reported stolen money truly reached: {Used}, placed of them {Percent(UsedPlaced, Used)}");
        yield return Text($"all {OfGangs} accounts of gangs, used or not: placed of them {Percent(PlacedOfGangs, OfGangs)}");
        yield return Text($"true gangs: {TrueGangs}, found: {FoundGangs}; pairs of true gangs merged: {PairsMerged}; true gangs split: {Split}");
        yield return Text($"accounts that serve several gangs: {Shared}, cut out of the communities: {SharedCutOut} (channels.json tells all that were found)");
    }

    /// <summary>
    /// The adjusted Rand index (Hubert and Arabie 1985): 1 for the same division, 0 for one that agrees as chance would.
    /// </summary>
    internal static double Index(IReadOnlyCollection<(string True, string Found)> pairs)
    {
        var both = pairs.GroupBy(pair => pair).Sum(group => Pairs(group.Count()));
        var rows = pairs.GroupBy(pair => pair.True).Sum(group => Pairs(group.Count()));
        var columns = pairs.GroupBy(pair => pair.Found).Sum(group => Pairs(group.Count()));
        var all = Pairs(pairs.Count);
        var expected = all == 0 ? 0 : rows * columns / all;
        var most = (rows + columns) / 2;
        return most == expected ? 1 : (both - expected) / (most - expected);
    }

    private static double Pairs(int count) => count * (count - 1.0) / 2;

    private static HashSet<string> HoldersOf(IEnumerable<string> found)
    {
        var all = found.ToList();
        return [.. all.GroupBy(name => name).Where(group => group.Count() >= HeldAccountsMin && group.Count() * 100 >= all.Count * HeldPercentMin)
            .Select(group => group.Key)];
    }

    private static string Percent(int part, int of) => of == 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / of:0.0} %");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
