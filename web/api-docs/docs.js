'use strict';

/** The token that a signed-in browser sends back with whatever changes something. */
function csrfToken() {
  const cookie = document.cookie.split('; ').find((one) => /^(__Host-)?csrf=/.test(one));
  return cookie ? decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1)) : '';
}

window.SwaggerUIBundle({
  url: '../openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  filter: true,
  tryItOutEnabled: false,
  validatorUrl: null,
  persistAuthorization: false,
  requestInterceptor(request) {
    const token = csrfToken();
    if (token && request.method && request.method.toUpperCase() !== 'GET') {
      request.headers['X-CSRF-Token'] = token;
    }
    return request;
  },
});
