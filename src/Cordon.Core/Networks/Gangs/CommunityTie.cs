using Cordon.Core.Networks.Linking;

namespace Cordon.Core.Networks.Gangs;

/// <summary>
/// What ties two communities together: identifiers of the one that are seen in the other, payees that victims of both paid, and stolen money that moved
/// from the one to the other.
/// </summary>
internal sealed class CommunityTie
{
    private readonly HashSet<int> _identifiers = [];
    private readonly HashSet<int> _ends = [];
    private readonly List<(int One, int Other, long Strength)> _strong = [];
    private readonly List<(int End, int Identifier, long Strength)> _named = [];
    private readonly Dictionary<(int One, int Other), long> _all = [];

    /// <summary>What the identifiers say, in millionths.</summary>
    public long Strength { get; private set; }

    /// <summary>Whether it keeps together what was one.</summary>
    public bool IsNearlyEnough => HasSeveral && Strength >= LinkStrength.StrongMin;

    /// <summary>
    /// Whether it makes two one: several identifiers do that say enough, or a strong link and as much again that has no node in common with it, where these
    /// are a good part of what holds the smaller one together. A telephone that changed hands, a device that was sold, or a banker whom both pay is a single
    /// node, whatever hangs on it; and two large gangs have one and another of such in common by chance.
    /// </summary>
    /// <param name="within">What the links within the one of the two say that has less, in millionths.</param>
    public bool IsEnough(long within) => (HasSeveral && Strength >= CommunityFinder.TieStrengthMin)
        || (_all.Values.Sum() * 100 >= within * CommunityFinder.TiePercentMin
            && _strong.Exists(link => BesidesOf(link.One, link.Other) >= LinkStrength.StrongMin));

    private bool HasSeveral => _identifiers.Count >= CommunityFinder.TiesMin && _ends.Count >= CommunityFinder.TiesMin;

    /// <summary>Whether links of a reason tie communities at all: a victim may be several gangs', and what is not known to be stolen says little.</summary>
    public static bool Ties(LinkReason reason) => MergeRule.FamilyOf(reason) != LinkFamily.Victim && reason != LinkReason.MoneyMoved;

    /// <summary>Takes in a link from the one community to the other. Evidence goes from a case or account to the identifier.</summary>
    public void Add(int one, int other, long strength, LinkReason reason)
    {
        _all[(one, other)] = _all.GetValueOrDefault((one, other)) + strength;
        if (reason == LinkReason.StolenMoneyMoved)
        {
            return;
        }

        if (strength >= LinkStrength.StrongMin)
        {
            _strong.Add((one, other, strength));
        }

        if (reason != LinkReason.PaidTo)
        {
            _identifiers.Add(other);
            _ends.Add(one);
            _named.Add((one, other, strength));
            Strength += strength;
        }
    }

    /// <summary>Whether several identifiers besides a node tie the two and say enough: nothing of what the node itself says counts.</summary>
    public bool HoldsWithout(int node)
    {
        var rest = _named.Where(link => link.End != node && link.Identifier != node).ToList();
        return rest.Select(link => link.Identifier).Distinct().Count() >= CommunityFinder.TiesMin
            && rest.Select(link => link.End).Distinct().Count() >= CommunityFinder.TiesMin && rest.Sum(link => link.Strength) >= LinkStrength.StrongMin;
    }

    private long BesidesOf(int one, int other) => _all
        .Where(link => link.Key.One != one && link.Key.One != other && link.Key.Other != one && link.Key.Other != other).Sum(link => link.Value);
}
