using Cordon.Core.Casework;
using Cordon.Web.People;
using Microsoft.Extensions.DependencyInjection;

namespace Cordon.Web.Cases;

/// <summary>Who can be given a case: people who are there and whose role works cases.</summary>
internal static class CaseWorkers
{
    /// <summary>How all people are called, by identifier, and who of them can be given a case.</summary>
    public static async Task<(IReadOnlyDictionary<string, string> Names, IReadOnlyList<(string Id, string Name)> Workers)> ReadAsync(
        IServiceScopeFactory scopes)
    {
        await using var scope = scopes.CreateAsyncScope();
        var people = await scope.ServiceProvider.GetRequiredService<PeopleBook>().AllAsync();
        var names = ShownNames.Of(people);
        return (names, Of(people, names));
    }

    private static List<(string Id, string Name)> Of(IEnumerable<Officer> people, Dictionary<string, string> names) =>
        [.. people.Where(one => !one.IsGone && Authority.Allows(one.Role, Act.WorkCase)).Select(one => (one.Id, names[one.Id]))];
}
