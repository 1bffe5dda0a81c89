using Cordon.Core.Networks.Gangs;
using Cordon.Core.Values;
using Cordon.Engine.Networks;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Networks;

/// <summary>All gangs of the last finding, and what serves several of them.</summary>
public sealed partial class NetworksPage
{
    private static readonly (GangSort Sort, Phrase Name, bool IsNumber)[] Columns =
    [
        (GangSort.Gang, NetworkWords.Gang, false), (GangSort.ToFreeze, NetworkWords.ToFreeze, true), (GangSort.Taken, NetworkWords.Taken, true),
        (GangSort.Left, NetworkWords.Left, true), (GangSort.Cases, NetworkWords.Cases, true), (GangSort.Accounts, NetworkWords.OwnAccounts, true),
        (GangSort.First, NetworkWords.First, false), (GangSort.Last, NetworkWords.LastSeen, false),
    ];

    private GangListChoice _choice = GangListChoice.Of(null, null, null, null);

    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery]
    public string? Order { get; set; }

    [SupplyParameterFromQuery]
    public string? State { get; set; }

    [SupplyParameterFromQuery]
    public string? View { get; set; }

    /// <summary>Whether a gang was found since UTC's midnight: until there is a look that is always made, its number is provisional.</summary>
    internal static bool IsFresh(Gang gang, Instant at) => gang.FirstMilliseconds > at.Milliseconds / Instant.DayMilliseconds * Instant.DayMilliseconds;

    protected override void OnParametersSet() => _choice = GangListChoice.Of(Sort, Order, State, View);

    private IEnumerable<(GangListChoice Choice, Phrase Name, int Count)> Views(NetworkFinding finding)
    {
        var gangs = _choice with { IsChannels = false };
        var gone = finding.Gangs.Count(found => found.Gang.IsGone);
        return
        [
            (gangs with { IsGone = false }, NetworkWords.Active, finding.Gangs.Count - gone), (gangs with { IsGone = true }, NetworkWords.Gone, gone),
            (gangs with { IsGone = null }, NetworkWords.All, finding.Gangs.Count),
            (_choice with { IsChannels = true }, NetworkWords.Channels, finding.Shared.Count + finding.Mirrored.Count + finding.Odd.Count),
        ];
    }
}
