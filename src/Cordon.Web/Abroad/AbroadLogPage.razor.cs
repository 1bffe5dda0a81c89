using System.Globalization;
using Cordon.Core.Evidence;
using Cordon.Core.Values;
using Cordon.Exchange.Trust;
using Cordon.Exchange.Witnessing;
using Cordon.Web.Language;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Abroad;

/// <summary>The log of a centre's exchanges: its entries, what is shown of each, and the logs of others as its witness saw them.</summary>
public sealed partial class AbroadLogPage
{
    private const int LinesMax = 25;
    private const int IdShown = 13;

    private AbroadView? _view;
    private (long? Entry, long? Before) _asked;
    private Checkpoint? _cosigned;
    private IReadOnlyList<(string Name, Instant At)> _witnesses = [];
    private List<LogLine> _lines = [];
    private List<SeenLog> _peers = [];
    private LogCheck? _check;

    /// <summary>The entry that is looked at, by its number from 1.</summary>
    [SupplyParameterFromQuery(Name = "entry")]
    public string? EntryText { get; set; }

    /// <summary>Entries before a number only.</summary>
    [SupplyParameterFromQuery(Name = "before")]
    public string? BeforeText { get; set; }

    private long? Entry => Number(EntryText);

    private long? Before => Number(BeforeText);

    // What is no number of an entry is passed over.
    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    protected override Task FollowAddressAsync() => TakeAsync();

    protected override async Task TakeAsync()
    {
        if (Acts is not { Node: var node } || (ReferenceEquals(_view, Feed.View) && _asked == (Entry, Before)))
        {
            return;
        }

        (_view, _asked) = (Feed.View, (Entry, Before));
        var end = Before is { } before ? Math.Clamp(before, 0, _view.Size) : Math.Max(_view.Size, 0);
        var first = Math.Max(0, end - LinesMax);
        _lines = [];
        foreach (var place in node.Book.From(first, (int)(end - first)).Reverse())
        {
            _lines.Add(new LogLine(place, (await node.Book.OpenEntryAsync(place))?.Entry));
        }

        _cosigned = _view.Cosigned is { } note ? Checkpoint.Read(note.Text) : null;
        _witnesses = _view is { Cosigned: { } signed, Trust: { } list } ? AbroadReader.Witnesses(list, node.Id, signed) : [];
        _check = Entry is > 0 and var chosen && node.Book.From(chosen - 1, 1) is [var one] ? await LogCheck.OfAsync(node, one) : null;
        _peers = [.. (_view.Trust?.Centres ?? []).Where(centre => centre.Id != node.Id).Select(centre => Seen(node.Witness, centre))];
    }

    private static SeenLog Seen(Witness witness, TrustedCentre centre)
    {
        var last = witness.Last(centre.Log.Name);
        var word = last is null ? null : WitnessKey.CosignatureOf(witness.Key, last);
        return new SeenLog(
            centre.Name, last is null ? null : Checkpoint.Read(last.Text), word is null ? null : Instant.From(DateTimeOffset.FromUnixTimeSeconds(word.Seconds)),
            witness.Other(centre.Log.Name) is not null);
    }

    private string Verdict(LogCheck check)
    {
        var (number, size) = (S.Say(check.Place.Leaf + 1), S.Say(check.Size));
        return check.Entry is null ? S[LogWords.WasErased]
            : !check.IsCosigned ? S.Say(LogWords.IsNotCosigned, number, size)
            : !check.IsSigned ? S[LogWords.KeyDoesNotHold]
            : !check.IsShown ? S.Say(LogWords.DoesNotHold, number)
            : S.Say(LogWords.IsIn, number, size, Names(check.Witnesses));
    }

    private string Names(IReadOnlyList<(string Name, Instant At)> witnesses) => witnesses.Count == 0 ? S[AbroadWords.CosignedByNobody]
        : string.Join(S[Words.And], witnesses.Select(one => S.Say(AbroadWords.CosignedAt, one.Name, S.Exactly(one.At))));

    private static string Short(Guid id) => id == Guid.Empty ? "–" : id.ToString()[..IdShown] + "…";

    private static string Address(long? entry, long? before)
    {
        string?[] parts =
        [
            entry is { } one ? string.Create(CultureInfo.InvariantCulture, $"entry={one}") : null,
            before is { } end ? string.Create(CultureInfo.InvariantCulture, $"before={end}") : null,
        ];
        return "/abroad/log?" + string.Join('&', parts.Where(part => part is not null));
    }
}
