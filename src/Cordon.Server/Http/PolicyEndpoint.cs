using Cordon.Core.Screening;
using Cordon.Engine;
using Cordon.Server.Keys;

namespace Cordon.Server.Http;

/// <summary>
/// What decides: reads it, proposes rules or a model, which then wait for another person's approval, and decides without a model. For the centre's own
/// keys only.
/// </summary>
internal sealed class PolicyEndpoint(Centre centre, ChallengerEndpoint challenger, RulesEndpoint rules, ServerCounters counters)
{
    /// <summary>What is written instead of a model to decide without one; no model file is that short.</summary>
    private const string NoModel = "none";

    private static Problem OneAfterTheOther => new(
        ProblemKind.Unacceptable, "rules wait for another person's approval, and so does a model: send one after the other");

    /// <summary>Answers <c>GET /v1/policy</c> and <c>POST /v1/policy</c>.</summary>
    public ValueTask AnswerAsync(HttpContext context, Caller caller)
    {
        if (!caller.IsCentre)
        {
            var problem = new Problem(ProblemKind.Forbidden, "Only a key of the centre reads and publishes what decides.");
            return ProblemWriter.AnswerAsync(context, problem, counters);
        }

        return context.Request.Method == "GET" ? WriteAsync(context, centre.Policy, withRules: true) : ChangeAsync(context, caller);
    }

    private async ValueTask ChangeAsync(HttpContext context, Caller caller)
    {
        var (body, problem) = await JsonCommand.ReadAsync(context, HttpLimits.PolicyBytesMax, mayBeEmpty: false).ConfigureAwait(false);
        problem ??= body!.TooLong("by", HttpLimits.WordsLengthMax) ?? body.TooLong("reason", HttpLimits.WordsLengthMax) ?? body.Check("rules", "model");
        if (problem is null && body!["model"] == NoModel)
        {
            // One person may stop a model that does harm; who and why stays in the record.
            problem = body.Require("by", HttpLimits.WordsLengthMax, out _) ?? body.Require("reason", HttpLimits.WordsLengthMax, out _);
        }

        problem ??= (body!["rules"], body["model"]) switch
        {
            (null, null) => new Problem(ProblemKind.Malformed, "neither rules nor model is given"),
            (null, not NoModel and not null) => await challenger.ProposeAsync(context, caller, body, StatusCodes.Status202Accepted).ConfigureAwait(false),
            (not null, not NoModel and not null) => OneAfterTheOther,
            (not null, var model) when body["rules"] != centre.Policy.Rules.Text =>
                model is null ? await rules.ProposeAsync(context, caller, body).ConfigureAwait(false) : OneAfterTheOther,
            _ => await DecideWithoutModelAsync(context, caller, body).ConfigureAwait(false),
        };
        if (problem is not null)
        {
            await ProblemWriter.AnswerAsync(context, problem, counters).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Takes the model away, or changes nothing where the rules that decide already were sent again. None are handed on: others may decide by then.
    /// </summary>
    private async ValueTask<Problem?> DecideWithoutModelAsync(HttpContext context, Caller caller, JsonCommand body)
    {
        var by = caller.ByWhom(body["by"]);
        var command = new Command.PublishPolicy(Rules: null, null, RemoveModel: body["model"] == NoModel, by, body["reason"]);
        var result = await centre.SubmitAsync(command, context.RequestAborted).ConfigureAwait(false);
        if (CommandAnswer.ProblemOf(result) is { } problem)
        {
            return problem;
        }

        context.Response.StatusCode = result.Status == CommandStatus.AlreadyDone ? StatusCodes.Status200OK : StatusCodes.Status201Created;
        await WriteAsync(context, centre.Policy, withRules: false).ConfigureAwait(false);
        return null;
    }

    /// <summary>Writes what decides.</summary>
    public static ValueTask WriteAsync(HttpContext context, Policy policy, bool withRules) => CommandAnswer.WriteAsync(context, json =>
    {
        json.WriteNumber("policy", policy.Number);
        json.WriteString("rules_name", policy.Rules.Name);
        json.WriteNumber("rules_version", policy.Rules.Version);
        json.WriteString("rules_sha256", policy.Rules.Fingerprint);
        json.WriteNumber("rules_count", policy.Rules.Rules.Count);
        if (policy.Model is { } model)
        {
            json.WriteStartObject("model");
            json.WriteString("name", model.Name);
            json.WriteString("version", model.Version);
            json.WriteString("trained", model.Trained);
            json.WriteNumber("trees", model.TreeCount);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("model");
        }

        if (withRules)
        {
            json.WriteString("rules", policy.Rules.Text);
        }
    });
}
