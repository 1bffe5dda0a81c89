using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Abroad;

/// <summary>Requests of others to this centre, and its own to others: what runs out, what is late, what waits for a second person.</summary>
public sealed partial class AbroadPage
{
    /// <summary>"in" or "out"; both where it is left out.</summary>
    [SupplyParameterFromQuery]
    public string? Way { get; set; }

    /// <summary>Which states; those that are not over where it is left out.</summary>
    [SupplyParameterFromQuery]
    public string? State { get; set; }

    private AbroadChoice Choice => AbroadChoice.Of(Way, State);

    private List<AbroadRow> Rows { get; set; } = [];

    protected override void OnParametersSet() => Take();

    protected override Task TakeAsync()
    {
        Take();
        return Task.CompletedTask;
    }

    // What is late comes first, then what runs out first, then what was begun last.
    private void Take() => Rows =
    [
        .. Feed.View.Rows.Where(row => Choice.Fits(row, Now)).OrderByDescending(row => row.IsLate(Now))
            .ThenBy(row => row.IsOver(Now) || row.Timer is not { } timer ? long.MaxValue : timer.Due.Milliseconds).ThenByDescending(row => row.BegunAt),
    ];

    private void First() => Navigation.NavigateTo($"/abroad/requests/{Rows[0].Id}{Choice.Query}");

    private IEnumerable<(AbroadChoice Choice, Phrase Name)> Ways() =>
    [
        (Choice with { Way = null }, AbroadWords.BothWays),
        (Choice with { Way = AbroadChoice.In }, AbroadWords.ToUs),
        (Choice with { Way = AbroadChoice.Out }, AbroadWords.ByUs),
    ];

    private IEnumerable<(AbroadChoice Choice, Phrase Name)> States() =>
    [
        (Choice with { State = null }, AbroadWords.StateOpen),
        (Choice with { State = AbroadChoice.Second }, AbroadWords.StateSecond),
        (Choice with { State = AbroadChoice.Late }, AbroadWords.StateLate),
        (Choice with { State = AbroadChoice.Over }, AbroadWords.StateOver),
        (Choice with { State = AbroadChoice.All }, AbroadWords.StateAll),
    ];
}
