using Cordon.Core.Networks.Dossiers;
using Cordon.Core.Networks.Roles;
using Cordon.Core.Networks.Suspects;
using Cordon.Core.Screening;
using Cordon.Core.Screening.Activity;
using Cordon.Core.Tracing;
using Cordon.Core.Values;
using Cordon.Formats.DataSets;

namespace Cordon.Bench.Networks;

/// <summary>Puts one gang's trails together: a transfer that moved money of several reports counts once, with all of it.</summary>
internal sealed class GangDraft(GangWorld world)
{
    private readonly Dictionary<string, int> _indexOf = new(StringComparer.Ordinal);
    private readonly List<TrailAccount> _accounts = [];
    private readonly SortedDictionary<string, GangTransfer> _transfers = new(StringComparer.Ordinal);
    private readonly Dictionary<(Instant, string?), int> _cases = [];
    private readonly Dictionary<(GangContactKind, string), SortedSet<int>> _contacts = [];
    private readonly List<Sighting> _sightings = [];
    private readonly Dictionary<int, long> _lying = [];
    private Currency _currency;
    private Instant _at = Instant.Min;

    public void Add(ReportRow report, TrailReport trail)
    {
        (_currency, _at) = (trail.Stolen.Currency, trail.At > _at ? trail.At : _at);
        var number = _cases.TryGetValue((report.Time, report.Narrative), out var known) ? known : _cases[(report.Time, report.Narrative)] = _cases.Count;
        var indexes = trail.Accounts.Select(IndexOf).ToArray();
        foreach (var move in trail.Transfers)
        {
            var (payer, payee) = (indexes[move.From], indexes[move.To]);
            var kind = move.Hop == 1 ? GangTransferKind.VictimPays
                : trail.Accounts[move.To].IsVictims ? GangTransferKind.Bait
                : IsWayOut(trail.Accounts[move.To]) ? GangTransferKind.Leaves : GangTransferKind.PassesOn;
            var payment = world.PaymentOf(move.Payment);
            var before = _transfers.GetValueOrDefault(move.Payment);
            _transfers[move.Payment] = before is null
                ? new GangTransfer(move.Payment, payer, payee, move.Share, move.Time.Milliseconds, kind, number)
                {
                    Device = payment?.Device ?? "",
                    Ip = payment?.Ip ?? "",
                }
                : before with { Minor = before.Minor + move.Share };
        }

        foreach (var end in trail.Ends.Where(end => end.Fate == TrailFate.Rests))
        {
            _lying[indexes[end.Account]] = _lying.GetValueOrDefault(indexes[end.Account]) + end.Share;
        }

        Contacts(report, number, trail);
    }

    public (GangMoney Money, List<Sighting> Sightings) Finish()
    {
        var stolen = _transfers.Keys.ToHashSet(StringComparer.Ordinal);
        var accounts = new List<GangAccount>();
        for (var at = 0; at < _accounts.Count; at++)
        {
            var (bank, number) = (_accounts[at].Bank, _accounts[at].Account);
            var row = world.AccountOf($"{bank} {number}");
            var account = new GangAccount(
                bank, number, row is null ? AccountKind.Unknown : (AccountKind)row.Kind, row?.Opened?.Milliseconds ?? Facts.Unknown,
                world.LifeOf($"{bank} {number}", stolen))
            {
                Holder = row?.Holder,
                IsAbroad = world.IsAbroad(bank),
                GangsServed = world.GangsServed.GetValueOrDefault($"{bank} {number}"),
                LyingMinor = _lying.GetValueOrDefault(at),
            };
            accounts.Add(account);
            Holder(account, row);
        }

        var contacts = _contacts.OrderBy(contact => contact.Key).Select(contact => new GangContact(contact.Key.Item1, contact.Key.Item2, [.. contact.Value]));
        var transfers = _transfers.Values.Where(transfer => transfer.Minor > 0).ToList();
        foreach (var transfer in transfers.Where(t => t.Kind is GangTransferKind.PassesOn or GangTransferKind.Leaves && t.Device.Length > 0))
        {
            var account = GangDossier.ThingOf(accounts[transfer.Payer]);
            _sightings.Add(new Sighting(
                SightingSource.SignIn, transfer.Payment, transfer.TimeMilliseconds, account, new Identifier(IdentifierKind.Device, transfer.Device)));
            if (transfer.Ip.Length > 0)
            {
                var ip = new Identifier(IdentifierKind.Ip, transfer.Ip);
                _sightings.Add(new Sighting(SightingSource.SignIn, transfer.Payment, transfer.TimeMilliseconds, account, ip));
                _sightings.Add(new Sighting(
                    SightingSource.SignIn, transfer.Payment, transfer.TimeMilliseconds, new Identifier(IdentifierKind.Device, transfer.Device), ip));
            }
        }

        // The trails' moment is the history's end, which has no time of its own where it is asked for the end.
        var at2 = transfers.Count == 0 ? 0 : transfers.Max(transfer => transfer.TimeMilliseconds);
        var known = transfers.SelectMany(t => new[] { t.Payer, t.Payee }).Distinct().Where(a => !accounts[a].IsWayOut)
            .Select(a => GangDossier.ThingOf(accounts[a])).ToHashSet();
        var victims = transfers.Where(t => t.Kind == GangTransferKind.VictimPays).Select(t => GangDossier.ThingOf(accounts[t.Payer])).ToHashSet();
        var payees = transfers.Select(t => GangDossier.ThingOf(accounts[t.Payee])).ToHashSet();
        return (
            new GangMoney(_currency, Math.Max(at2, _at < Instant.Max ? _at.Milliseconds : at2), accounts, transfers, [.. contacts]),
            [.. _sightings.Where(s => s.Of.Kind != IdentifierKind.Account || (known.Contains(s.Of) && (!victims.Contains(s.Of) || payees.Contains(s.Of))))]);
    }

    private bool IsWayOut(TrailAccount account) => account.Kind is EndKind.Cash or EndKind.Exchange || world.IsAbroad(account.Bank);

    private int IndexOf(TrailAccount account)
    {
        var name = $"{account.Bank} {account.Account}";
        if (!_indexOf.TryGetValue(name, out var index))
        {
            _indexOf.Add(name, index = _accounts.Count);
            _accounts.Add(account);
        }

        return index;
    }

    private void Contacts(ReportRow report, int number, TrailReport trail)
    {
        (GangContactKind Kind, IdentifierKind Word, string? Value)[] told =
        [
            (GangContactKind.Phone, IdentifierKind.Phone, report.ContactPhone), (GangContactKind.Url, IdentifierKind.Url, report.ContactUrl),
            (GangContactKind.Handle, IdentifierKind.Handle, report.ContactHandle),
        ];
        var paid = trail.Transfers.FirstOrDefault(move => move.Hop == 1);
        Identifier[] contacts = [.. told.Where(one => !string.IsNullOrEmpty(one.Value)).Select(one => new Identifier(one.Word, one.Value!))];
        foreach (var (kind, _, value) in told.Where(one => !string.IsNullOrEmpty(one.Value)))
        {
            (_contacts.TryGetValue((kind, value!), out var cases) ? cases : _contacts[(kind, value!)] = []).Add(number);
        }

        foreach (var contact in contacts)
        {
            if (paid is not null)
            {
                var payee = trail.Accounts[paid.To];
                _sightings.Add(new Sighting(
                    SightingSource.Victim, report.ReportId, report.Time.Milliseconds, contact,
                    new Identifier(IdentifierKind.Account, $"{payee.Bank}/{payee.Account}")));
            }

            foreach (var other in contacts.Where(other => contact < other))
            {
                _sightings.Add(new Sighting(SightingSource.Victim, report.ReportId, report.Time.Milliseconds, contact, other));
            }
        }
    }

    private void Holder(GangAccount account, AccountRow? row)
    {
        var (of, record, time) = (GangDossier.ThingOf(account), $"{account.Bank} opening {account.Number}", row?.Opened?.Milliseconds ?? 0);
        if (row?.Holder is { Length: > 0 } holder)
        {
            _sightings.Add(new Sighting(SightingSource.BankRecord, record, time, of, new Identifier(IdentifierKind.Name, holder)));
        }

        if (row?.Phone is { Length: > 0 } phone)
        {
            _sightings.Add(new Sighting(SightingSource.BankRecord, record, time, of, new Identifier(IdentifierKind.Phone, phone)));
        }
    }
}
