using Cordon.Core.Casework;
using Cordon.Web.People;

namespace Cordon.Web.Cases;

/// <summary>Who can be given a case: people who are there and whose role works cases.</summary>
internal static class CaseWorkers
{
    public static IReadOnlyList<(string Id, string Name)> Of(IEnumerable<Officer> people) =>
        [.. people.Where(one => !one.IsGone && Authority.Allows(one.Role, Act.WorkCase)).Select(one => (one.Id, one.ShownName))];
}
