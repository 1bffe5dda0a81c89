using Cordon.Core.Screening.Model;
using Cordon.Core.Screening.Rules;

namespace Cordon.Core.Screening;

/// <summary>What decides: a rule set and, maybe, a model. A decision names its policy's number, so it can be computed again.</summary>
/// <param name="Number">Its number in the journal, from 1 in the order of publishing.</param>
/// <param name="Model">Without one no score is known to the rules, and scores start at zero.</param>
public sealed record Policy(uint Number, RuleSet Rules, TreeEnsemble? Model = null);
