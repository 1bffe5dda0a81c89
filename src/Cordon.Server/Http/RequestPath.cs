using Microsoft.AspNetCore.Http.Features;

namespace Cordon.Server.Http;

/// <summary>The path as the caller wrote it: the server under the program takes dots out of it, so that another route is reached than was asked for.</summary>
internal static class RequestPath
{
    /// <summary>
    /// What is wrong with the path: parts that are <c>.</c> or <c>..</c>, escaped or not, and escaped percent signs before 2F, which cannot be told from
    /// an escaped slash any more. Null where nothing is.
    /// </summary>
    public static Problem? FaultOf(HttpContext context)
    {
        var target = (context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "").AsSpan();
        var query = target.IndexOf('?');
        return FaultOf(query < 0 ? target : target[..query]);
    }

    /// <summary>The same of a path.</summary>
    public static Problem? FaultOf(ReadOnlySpan<char> path)
    {
        if (path.IndexOfAny('.', '%') < 0)
        {
            return null;
        }

        if (path.Contains("%252F", StringComparison.OrdinalIgnoreCase))
        {
            return new Problem(ProblemKind.Malformed, "An identifier that holds %2F as letters cannot stand in a path.");
        }

        foreach (var part in path.Split('/'))
        {
            if (IsDots(path[part]))
            {
                return new Problem(ProblemKind.Malformed, "A part of the path is . or .., which no identifier is and which leads nowhere here.");
            }
        }

        return null;
    }

    private static bool IsDots(ReadOnlySpan<char> part)
    {
        var dots = 0;
        while (part.Length > 0)
        {
            var escaped = part.StartsWith("%2E", StringComparison.OrdinalIgnoreCase);
            if (!escaped && part[0] != '.')
            {
                return false;
            }

            part = part[(escaped ? 3 : 1)..];
            dots++;
        }

        return dots is 1 or 2;
    }
}
