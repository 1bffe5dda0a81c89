using System.Text;
using Cordon.Core.Casework;
using Cordon.Core.Screening.Model;
using Cordon.Core.Values;
using Cordon.Web.Language;

namespace Cordon.Web.Policies;

/// <summary>Policies in words.</summary>
internal static class PolicySpeech
{
    private const string Approved = "; approved by ";

    /// <summary>Who did something that two persons do, such as publishing a policy: one person, or the two who did.</summary>
    public static string Persons(this Speech speech, string by, IReadOnlyDictionary<string, string> names) =>
        speech.Persons(by, id => names.GetValueOrDefault(id, id));

    /// <inheritdoc cref="Persons(Speech, string, IReadOnlyDictionary{string, string})"/>
    /// <param name="name">What people are called, by identifier.</param>
    public static string Persons(this Speech speech, string by, Func<string, string> name) =>
        by.Split(Approved) is [var proposed, var approved]
            ? speech.Say(PolicyWords.ApprovedBy, speech.Who(proposed, name), speech.Who(approved, name))
            : speech.Who(by, name);

    /// <summary>Whether two persons did something.</summary>
    public static bool IsOfTwo(string by) => by.Contains(Approved, StringComparison.Ordinal);

    /// <summary>What became of rules that were proposed: by whom, and why not.</summary>
    public static string BecameOfRules(this Speech speech, GraveAct act, IReadOnlyDictionary<string, string> names, Instant now)
    {
        var who = act.DecidedBy is { } by ? speech.Who(by, names) : "";
        return act.StateAt(now) switch
        {
            GraveActState.Executed => speech.Say(PolicyWords.BecameRules, act.Id, who),
            GraveActState.Approved => speech.Say(PolicyWords.BecameApproved, act.Id, who),
            GraveActState.Declined => speech.Say(PolicyWords.BecameDeclined, act.Id, who, act.Words),
            GraveActState.Withdrawn => speech.Say(PolicyWords.BecameTakenBack, act.Id, who),
            GraveActState.Lapsed => speech.Say(PolicyWords.BecameLapsed, act.Id),
            GraveActState.Failed => speech.Say(PolicyWords.BecameNothing, act.Id, speech.Recorded(act.Words ?? "")),
            _ => speech.Say(PolicyWords.Ended, act.Id),
        };
    }

    /// <summary>Until when a model learnt, as its file says.</summary>
    public static string Trained(this Speech speech, TreeEnsemble model) => speech.Say(
        PolicyWords.Trained, Instant.TryParse(Encoding.UTF8.GetBytes(model.Trained), out var at) ? speech.Say(at) : model.Trained);

    public static string Model(this Speech speech, TreeEnsemble? model) =>
        model is null ? speech[PolicyWords.NoModel] : speech.Say(PolicyWords.ModelNamed, model.Name, model.Version, speech.Say(model.TreeCount));
}
