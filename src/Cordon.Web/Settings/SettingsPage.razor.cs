using Cordon.Core.Cases;
using Cordon.Core.Casework;
using Cordon.Core.Values;
using Cordon.Engine;
using Cordon.Engine.Casework;
using Cordon.Web.Language;

namespace Cordon.Web.Settings;

/// <summary>The centre's own settings: whom it gives keys, by which limits it orders, and what it was begun with.</summary>
public sealed partial class SettingsPage
{
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();
    private string _bank = "";
    private string _name = "";
    private string _reason = "";
    private string? _revoking;
    private string? _key;
    private string _keyOf = "";
    private string? _said;

    protected override async Task BeginAsync() => _names = await People.NamesAsync();

    private string Sum(long minor) => S.Say(new Money(minor, Centre.Options.Reference));

    private string Held(HoldLaw law)
    {
        var country = law.Country.Length == 0 ? S[SettingsWords.AllCountries] : law.Country;
        return law.Extension == TimeSpan.Zero
            ? S.Say(SettingsWords.LawOnce, country, S.Span(law.First), S.Recorded(law.Basis))
            : S.Say(SettingsWords.Law, country, S.Span(law.First), S.Span(law.Extension), S.Recorded(law.Basis));
    }

    private void Ask(BankKey key) => (_revoking, _reason) = (key.Id, "");

    private async Task IssueAsync()
    {
        (_key, _said) = (null, null);
        if (!Me.May(Act.AdministerCentre))
        {
            return;
        }

        if (ApiKeys.CanonicalBank(_bank.Trim()) is not { } bank)
        {
            _said = S[SettingsWords.BadBank];
            return;
        }

        if (VisibleText.IsBlank(_name))
        {
            _said = S[SettingsWords.Blank];
            return;
        }

        var (name, origin) = (VisibleText.Of(_name.Trim()), KeyOrigin.OnConsole(Me.Id));
        var (key, result) = await ApiKeys.IssueAsync(Centre, bank, name, origin, Settings.Random, CancellationToken.None);
        if (result.Status != CommandStatus.Done)
        {
            _said = Refused(result);
            return;
        }

        // An auditor reads the desk's records and not the centre's: what stands in none of those nobody gets to see.
        var noted = await Desk.NoteDeedAsync(DeskKind.KeyIssued, $"{bank}, {name}", Me);
        if (noted.Status != DeskStatus.Done)
        {
            await Centre.SubmitAsync(new Command.RevokeKey(Centre.FindKey(ApiKeys.Hash(key)!)!.Id, Me.Id, SettingsWords.NotAudited.English));
            _said = S.Why(noted);
            return;
        }

        (_key, _keyOf, _bank, _name) = (key, bank + S[Words.Comma] + _name.Trim(), "", "");
    }

    private async Task RevokeAsync(BankKey key)
    {
        (_key, _said) = (null, null);
        if (!Me.May(Act.AdministerCentre))
        {
            return;
        }

        if (VisibleText.IsBlank(_reason))
        {
            _said = S[SettingsWords.Blank];
            return;
        }

        var result = await Desk.SubmitAsync(new Command.RevokeKey(key.Id, Me.Id, VisibleText.Of(_reason.Trim())), Me, VisibleText.Of(_reason.Trim()));
        _said = result.Status is CommandStatus.Done or CommandStatus.AlreadyDone ? null : Refused(result);
        _revoking = null;
    }

    private string Refused(CommandResult result) => S.Say(SettingsWords.Refused, S.Why(result));
}
